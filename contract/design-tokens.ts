/**
 * The look of Insaf in one place: the portal's and the desk's style sheets, letters and printed papers are
 * made from these. Lengths are CSS lengths; colours sRGB hex. Text colours meet WCAG 2.2 AA (4.5:1) on
 * `paper`, `surface` and `sunken`; a test measures each pair.
 *
 * The colours: `nile`, a deep river green, for what can be done; `paper`, the warm white of a register;
 * `clay`, for what is refused or late; `wheat`, for what waits; `reed`, for what is proven.
 */
type Scheme = Readonly<Record<ColourName, string>>;

export const colourNames = [
  /** Behind everything. */
  'paper',
  /** Cards, fields, tables. */
  'surface',
  /** What lies a little deeper: heads of tables, quotes, inactive fields. */
  'sunken',
  /** Hairlines between things. */
  'line',
  /** The edge of something that can be used: 3:1 on paper and surface. */
  'edge',
  /** Text. */
  'ink',
  /** Text of second rank. */
  'quiet',
  /** Links, buttons, what is chosen. */
  'nile',
  'nileDeep',
  /** Text on `nile`. */
  'onNile',
  /** Behind what is chosen. */
  'nileTint',
  /** Refused, overdue, destroying. */
  'clay',
  'onClay',
  'clayTint',
  /** Waiting, due soon. */
  'wheat',
  'wheatTint',
  /** Proven, settled. */
  'reed',
  'reedTint',
  /** For information. */
  'sky',
  'skyTint',
  /** The ring around what has the keyboard; with `ink` beside it on every ground. */
  'focus',
] as const;
export type ColourName = (typeof colourNames)[number];

export const light: Scheme = {
  paper: '#faf8f3',
  surface: '#ffffff',
  sunken: '#f2eee5',
  line: '#ded8cb',
  edge: '#857d6e',
  ink: '#1c2723',
  quiet: '#57605a',
  nile: '#0b5f53',
  nileDeep: '#07453c',
  onNile: '#ffffff',
  nileTint: '#e2f0ec',
  clay: '#a3301c',
  onClay: '#ffffff',
  clayTint: '#fbe9e4',
  wheat: '#85560a',
  wheatTint: '#fbf0d9',
  reed: '#2c6a2f',
  reedTint: '#e6f2e3',
  sky: '#1f5789',
  skyTint: '#e5eff8',
  focus: '#f2b632',
};

export const dark: Scheme = {
  paper: '#111815',
  surface: '#18211d',
  sunken: '#202b26',
  line: '#33413a',
  edge: '#7d8b83',
  ink: '#ebeee9',
  quiet: '#abb6ae',
  nile: '#6cc9b6',
  nileDeep: '#9adfd0',
  onNile: '#06231e',
  nileTint: '#15352e',
  clay: '#f59a86',
  onClay: '#2d0a03',
  clayTint: '#3f1c14',
  wheat: '#e9bd68',
  wheatTint: '#382a10',
  reed: '#92cd8e',
  reedTint: '#1b3420',
  sky: '#8fc1ee',
  skyTint: '#16304a',
  focus: '#f2b632',
};

/** Steps of a scale of 4 px. */
export const space = {
  1: '0.25rem',
  2: '0.5rem',
  3: '0.75rem',
  4: '1rem',
  5: '1.5rem',
  6: '2rem',
  7: '3rem',
  8: '4.5rem',
} as const;

export const radius = { small: '4px', medium: '8px', large: '14px', round: '999px' } as const;

/** Sizes for reading on a telephone first; Arabic needs more between lines than Latin. */
export const type = {
  family:
    "'Insaf Sans', 'IBM Plex Sans Arabic', 'Segoe UI', Tahoma, 'Noto Sans Arabic', sans-serif",
  small: '0.875rem',
  body: '1.0625rem',
  lead: '1.25rem',
  title: '1.5rem',
  display: '2.125rem',
  line: '1.7',
  tight: '1.35',
  regular: '400',
  strong: '600',
} as const;

/** Nothing moves for those who asked for less motion. */
export const motion = {
  quick: '120ms',
  calm: '220ms',
  ease: 'cubic-bezier(0.2, 0, 0, 1)',
} as const;

const dashed = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const declared = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => `--${prefix}-${dashed(name)}:${value};`);

/**
 * The tokens as CSS custom properties: `--colour-nile-deep`, `--space-4`, `--radius-medium`, `--type-lead`,
 * `--motion-quick`. The dark scheme holds where the reader's system asks for it, unless the page says
 * `data-scheme="light"`; either scheme can be asked for anywhere in a page.
 */
export function tokensAsCss(): string {
  const lightColours = `color-scheme:light;${declared('colour', light).join('')}`;
  const darkColours = `color-scheme:dark;${declared('colour', dark).join('')}`;
  const others = [
    ...declared('space', space),
    ...declared('radius', radius),
    ...declared('type', type),
    ...declared('motion', motion),
  ].join('');
  return [
    `:root{${others}}`,
    `:root,[data-scheme=light]{${lightColours}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-scheme=light]){${darkColours}}}`,
    `[data-scheme=dark]{${darkColours}}`,
    `@media (prefers-reduced-motion:reduce){:root{--motion-quick:0ms;--motion-calm:0ms}}`,
  ].join('\n');
}
