import { dark, light, radius, type } from '@insaf/contract/design-tokens.ts';
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ten shades from a tint to a depth, as Mantine wants a colour; only those between are mixed. */
const shades = (...tuple: MantineColorsTuple) => tuple;

export const theme = createTheme({
  fontFamily: type.family,
  headings: { fontFamily: type.family, fontWeight: type.strong },
  defaultRadius: radius.medium,
  cursorType: 'pointer',
  primaryColor: 'nile',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  respectReducedMotion: true,
  black: light.ink,
  // 24 px, the least that WCAG 2.2 asks of what is pressed.
  components: {
    Radio: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    // The head of a dialog is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    // People write in either script, whatever language the page has. A `dir` given to it would be given to
    // the box around the field, which has no words to find it by.
    Textarea: { defaultProps: { attributes: { input: { dir: 'auto' } } } },
  },
  colors: {
    // What Mantine draws the dark scheme with: from text down to what is behind everything.
    dark: shades(
      dark.ink,
      dark.quiet,
      dark.edge,
      dark.edge,
      dark.line,
      dark.sunken,
      dark.surface,
      dark.paper,
      dark.paper,
      dark.paper,
    ),
    nile: shades(
      '#e2f0ec',
      '#c5e2db',
      '#9fd2c6',
      '#6cc9b6',
      '#3da893',
      '#1f8a76',
      '#12705f',
      '#0b5f53',
      '#07453c',
      '#042e28',
    ),
    clay: shades(
      '#fbe9e4',
      '#f7d0c5',
      '#f6b6a5',
      '#f59a86',
      '#e07259',
      '#c9503a',
      '#b53d27',
      '#a3301c',
      '#7d2212',
      '#56150a',
    ),
    wheat: shades(
      '#fbf0d9',
      '#f6e0b3',
      '#f0cf8a',
      '#e9bd68',
      '#d4a040',
      '#b58024',
      '#9c6914',
      '#85560a',
      '#634006',
      '#432a03',
    ),
    reed: shades(
      '#e6f2e3',
      '#cde5c8',
      '#b0d9aa',
      '#92cd8e',
      '#6bb067',
      '#4b934a',
      '#397d3a',
      '#2c6a2f',
      '#1e4d21',
      '#123315',
    ),
    sky: shades(
      '#e5eff8',
      '#c8def1',
      '#abcff0',
      '#8fc1ee',
      '#629fd6',
      '#407fb8',
      '#2d6aa1',
      '#1f5789',
      '#153f65',
      '#0c2943',
    ),
  },
});

/** Mantine speaks in the tokens that the portal, letters and papers speak in. */
export const tokensForMantine: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--colour-paper)',
    '--mantine-color-text': 'var(--colour-ink)',
    '--mantine-color-dimmed': 'var(--colour-quiet)',
    '--mantine-color-placeholder': 'var(--colour-quiet)',
    '--mantine-color-anchor': 'var(--colour-nile)',
    '--mantine-color-error': 'var(--colour-clay)',
    '--mantine-color-default': 'var(--colour-surface)',
    '--mantine-color-default-hover': 'var(--colour-sunken)',
    '--mantine-color-default-color': 'var(--colour-ink)',
    '--mantine-color-default-border': 'var(--colour-edge)',
    '--mantine-primary-color-contrast': 'var(--colour-on-nile)',
    '--mantine-color-disabled': 'var(--colour-sunken)',
    '--mantine-color-disabled-color': 'var(--colour-quiet)',
    '--mantine-line-height': '1.6',
    ...Object.assign({}, ...(['nile', 'clay', 'wheat', 'reed', 'sky'] as const).map(toneVariables)),
  };
  return { variables: {}, light: both, dark: both };
};

/** A colour as buttons, notes and badges of Mantine take it. */
function toneVariables(tone: string): Record<string, string> {
  const of = `--mantine-color-${tone}`;
  const deeper = tone === 'nile' ? 'var(--colour-nile-deep)' : `var(--colour-${tone})`;
  return {
    [`${of}-filled`]: `var(--colour-${tone})`,
    [`${of}-filled-hover`]: deeper,
    [`${of}-light`]: `var(--colour-${tone}-tint)`,
    [`${of}-light-hover`]: `var(--colour-${tone}-tint)`,
    [`${of}-light-color`]: `var(--colour-${tone})`,
    [`${of}-outline`]: `var(--colour-${tone})`,
    [`${of}-text`]: `var(--colour-${tone})`,
  };
}
