/** How measurements grow with the number of complaints, as a picture: a panel each, from nothing to the highest. */
import type { Result } from '../measurement.ts';

/** A measurement at several sizes, smallest first. */
export type Growth = {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly { readonly complaints: number; readonly value: number }[];
};

/** Those measured at two sizes or more. The last result of one name and size counts. */
export function growthOf(results: readonly Result[]): Growth[] {
  const byName = new Map<string, { unit: string; points: Map<number, number> }>();
  for (const { name, unit, value, complaints } of results) {
    if (complaints === null) continue;
    const known = byName.get(name) ?? { unit, points: new Map() };
    known.points.set(complaints, value);
    byName.set(name, known);
  }
  return [...byName]
    .filter(([, { points }]) => points.size > 1)
    .map(([name, { unit, points }]) => ({
      ...{ name, unit },
      points: [...points]
        .map(([complaints, value]) => ({ complaints, value }))
        .toSorted((a, b) => a.complaints - b.complaints),
    }));
}

const [panelWidth, panelHeight, columns] = [405, 150, 2];
const [left, right, top, bottom] = [24, 40, 56, 32];

/** An SVG that reads on white and on black paper. */
export function growthPicture(growths: readonly Growth[]): string {
  const sizes = growths.flatMap(({ points }) => points.map(({ complaints }) => complaints));
  const [fewest, most] = [Math.log10(Math.min(...sizes)), Math.log10(Math.max(...sizes))];
  const across = (complaints: number) =>
    left + ((Math.log10(complaints) - fewest) / (most - fewest)) * (panelWidth - left - right);
  const panels = growths.map((growth, no) => {
    const place = `translate(${(no % columns) * panelWidth} ${Math.floor(no / columns) * panelHeight})`;
    return `<g transform="${place}">${panel(growth, across)}</g>`;
  });
  const width = panelWidth * columns;
  const height = panelHeight * Math.ceil(growths.length / columns);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>What each measurement takes at each number of complaints</title>
<style>:root{--ink:#1c2b33;--line:#0b6e5f;--paper:#fff}@media (prefers-color-scheme:dark){:root{--ink:#e6edf0;--line:#5fd0bd;--paper:#12191d}}text{fill:var(--ink)}</style>
<rect width="${width}" height="${height}" fill="var(--paper)"/>
${panels.join('\n')}
</svg>
`;
}

function panel({ name, unit, points }: Growth, across: (complaints: number) => number): string {
  const highest = Math.max(...points.map(({ value }) => value));
  const base = panelHeight - bottom;
  const up = (value: number) => base - (value / highest) * (base - top);
  const line = points.map(({ complaints, value }) => `${at(across(complaints))},${at(up(value))}`);
  const marks = points.map(({ complaints, value }) => {
    const [x, y] = [across(complaints), up(value)];
    return `<circle cx="${at(x)}" cy="${at(y)}" r="3.5" fill="var(--line)"/>
<text x="${at(x)}" y="${at(y - 8)}" text-anchor="middle">${short(value)}</text>
<text x="${at(x)}" y="${base + 18}" text-anchor="middle" opacity="0.7">${sizeOf(complaints)}</text>`;
  });
  const said = `${escaped(name)} <tspan font-weight="400" opacity="0.7">${escaped(unit)}</tspan>`;
  return `<text x="${left - 8}" y="20" font-weight="600">${said}</text>
<line x1="${left - 8}" x2="${panelWidth - 20}" y1="${base}" y2="${base}" stroke="var(--ink)" opacity="0.3"/>
<polyline points="${line.join(' ')}" fill="none" stroke="var(--line)" stroke-width="2"/>
${marks.join('\n')}`;
}

const at = (length: number) => length.toFixed(1);

/** 1.23, 12.3, 123, 12,345 */
export const short = (value: number): string =>
  value.toLocaleString(
    'en',
    value < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  );

/** 100k, 1M */
export const sizeOf = (complaints: number): string =>
  complaints.toLocaleString('en', { notation: 'compact' }).replace('K', 'k');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
