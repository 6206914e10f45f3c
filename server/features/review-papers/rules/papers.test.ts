import { arabicDigits } from '@insaf/contract/digits.ts';
import type { Finding, Findings } from '@insaf/contract/findings.ts';
import type { Review } from '@insaf/contract/review.ts';
import { expect, test } from 'vitest';
import { compilePdf } from '../../../platform/documents/compile-pdf.ts';
import { words } from '../../../platform/words.ts';
import { pdfRuns } from '../../../test/pdf-text.ts';
import { reviewOfAMonth } from '../../../test/review-of-a-month.ts';
import { roundScale } from './blocks.ts';
import { mostRows } from './cut.ts';
import { mannerOf } from './manner.ts';
import { reportOf } from './report.ts';
import { reportTemplate } from './report-template.ts';
import { slidesOf } from './slides.ts';
import { slidesTemplate } from './slides-template.ts';

const at = new Date('2026-08-02T07:00:00Z');
const papers = {
  report: { sheet: reportOf, template: reportTemplate },
  slides: { sheet: slidesOf, template: slidesTemplate },
};

type Wish = { language?: 'ar' | 'en'; digits?: 'latn' | 'arab'; findings?: Findings };

function sheetOf(
  kind: keyof typeof papers,
  review: Review,
  { language, digits, findings }: Wish = {},
) {
  const way = {
    language: language ?? 'en',
    digits: digits ?? 'latn',
    zone: 'Africa/Cairo',
  } as const;
  const manner = mannerOf(words(way.language, way.digits), way);
  const query = { from: review.now.from, to: review.now.to, tree: review.tree };
  const frame = { installation: null, by: 'Hala Abdel-Rahman', at };
  return papers[kind].sheet(manner, { review, query, findings, frame });
}

/** The paper as text, without the marks of direction that no reader sees. */
async function textOf(kind: keyof typeof papers, review: Review, wish: Wish = {}) {
  const data = sheetOf(kind, review, wish);
  const pdf = await compilePdf({ template: papers[kind].template, data, madeAt: at });
  return { pdf, text: plain(pdfRuns(pdf).join('|')) };
}
const plain = (text: string) => text.replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/g, '');

/** Every count that a review holds. */
function countsOf(review: Review): number[] {
  const { now, before, lastYear, agencies, categories, channels, kinds, places } = review;
  const periods = [now, before, lastYear].flatMap(({ events, cohort }) => [events, cohort]);
  const shown = [
    'received',
    'referred',
    'answered',
    'removed',
    'verified',
    'confirmed',
    'dismissed',
  ];
  const rows = [...agencies, ...categories, ...channels, ...kinds, ...places].flatMap((row) =>
    [row.events, row.cohort].flatMap((counts) =>
      shown.map((name) => (counts as Record<string, number>)[name]!),
    ),
  );
  const edges = [now, ...agencies].flatMap(({ standing }) => Object.values(standing));
  const obstacles = review.obstacles.flatMap((row) => [
    row.recorded,
    row.decided,
    row.removed,
    row.open,
  ]);
  return [...periods.flatMap((counts) => Object.values(counts)), ...rows, ...edges, ...obstacles];
}

const grouped = new Intl.NumberFormat('en-GB');

test('the report says every number of the review, and no other in its place', async () => {
  const review = reviewOfAMonth();
  const { text } = await textOf('report', review);
  const missing = countsOf(review).filter((count) => !text.includes(grouped.format(count)));
  expect(missing).toEqual([]);
  for (const { numerator, denominator } of review.now.rates) {
    expect(text).toContain(`${grouped.format(numerator)} of ${grouped.format(denominator)}`);
    expect(text).toContain(`${((numerator / denominator) * 100).toFixed(1)}%`);
  }
});

test('each figure stands in the column of its name, on the basis that is written over it', () => {
  const review = reviewOfAMonth();
  const { sections } = sheetOf('report', review) as ReturnType<typeof reportOf>;
  const table = (title: string) => {
    const found = sections.find((section) => section.title === title)!;
    return { basis: found.basis, table: found.blocks.find((block) => block.is === 'table')! };
  };
  const cohort = table('Agencies: what became of what was received');
  expect(cohort.basis).toBe('What became of those received in the period');
  const [beniSuef] = review.agencies;
  expect(cohort.table.rows[1]?.cells[0]).toBe(grouped.format(beniSuef!.cohort.received!));
  expect(cohort.table.rows[1]?.cells[5]).toBe(grouped.format(beniSuef!.cohort.answered!));
  const events = table('Agencies: what was done');
  expect(events.basis).toBe('Done in the period');
  expect(events.table.rows[1]?.cells[1]).toBe(grouped.format(beniSuef!.events.received!));
  expect(events.table.rows[1]?.cells.at(-1)).toBe(grouped.format(beniSuef!.standing.open_at_end));
  for (const { head, rows, widths } of [cohort.table, events.table]) {
    expect(new Set(rows.map(({ cells }) => cells.length + 1))).toEqual(new Set([widths.length]));
    const across = head[0]!.reduce((sum, cell) => sum + (cell.across ?? 1), 0);
    expect(across).toBe(widths.length);
  }
});

test('in Arabic it is from right to left, in the digits that were chosen, page numbers too', async () => {
  const review = reviewOfAMonth();
  const { pdf, text } = await textOf('report', review, { language: 'ar', digits: 'arab' });
  expect(pdf.toString('latin1')).toContain('/Lang (ar)');
  const number = new Intl.NumberFormat('ar-EG-u-nu-arab').format(review.now.cohort.verified!);
  expect(text).toContain(plain(number));
  expect(text).toContain(arabicDigits('2026'));
  expect(text).not.toMatch(/[0-9]/);
});

test('a name is written as it is, whatever Typst or direction it is made of', async () => {
  const hostile = '#panic() *x* $y$ "q" `raw` @ref \\u{41} // #import "a"';
  const review = reviewOfAMonth({ agencies: [hostile, 'a\u202eb\u2067c', '] #sys.inputs ['] });
  for (const kind of ['report', 'slides'] as const) {
    const { text } = await textOf(kind, review);
    const joined = text.replaceAll('|', '').replaceAll(/\s/g, '');
    expect(joined).toContain(hostile.replaceAll(/\s/g, ''));
    expect(joined).toContain(']#sys.inputs[');
    expect(text).toContain('The Cabinet');
  }
});

test('a review of nothing is a paper that says so, without a rate of nothing', async () => {
  const review = reviewOfAMonth({ empty: true, agencies: [] });
  const report = await textOf('report', review);
  expect(report.text).toContain('Nothing was received in this period');
  expect(report.text).toContain('still being counted');
  expect(report.text).toContain('nothing is counted yet');
  expect(report.text).toContain('No obstacle was recorded');
  expect(report.text).not.toMatch(/NaN|Infinity|undefined|null/);
  const slides = await textOf('slides', review);
  expect(slides.text).toContain('Nothing was received in this period');
});

test('of four thousand agencies the first are printed, the others together, and it says so', () => {
  const agencies = Array.from({ length: 4000 }, (_, index) => `Unit ${index}`);
  const review = reviewOfAMonth({ agencies });
  const { sections } = sheetOf('report', review) as ReturnType<typeof reportOf>;
  const found = sections.find(({ title }) => title === 'Agencies: what was done')!;
  const table = found.blocks.find((block) => block.is === 'table')!;
  expect(table.rows).toHaveLength(1 + mostRows + 1);
  const rest = table.rows.at(-1)!;
  expect(rest.name).toBe('3,800 others');
  expect(rest.beside).toBe('Each by itself in the spreadsheet (XLSX)');
  const left = review.agencies.slice(mostRows);
  const open = left.reduce((sum, { standing }) => sum + standing.open_at_start, 0);
  const received = left.reduce((sum, { events }) => sum + events.received!, 0);
  expect(rest.cells.slice(0, 2)).toEqual([open, received].map((sum) => grouped.format(sum)));
});

test('the slides say the four figures together, with both rates', async () => {
  const review = reviewOfAMonth();
  const { pdf, text } = await textOf('slides', review);
  for (const name of ['answered', 'removed', 'verified', 'confirmed'] as const) {
    expect(text).toContain(grouped.format(review.now.cohort[name]!));
  }
  for (const { numerator, denominator } of review.now.rates) {
    expect(text).toContain(`${grouped.format(numerator)} of ${grouped.format(denominator)}`);
  }
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'))!;
  expect(Number(width) / Number(height)).toBeCloseTo(16 / 9, 3);
});

test.each([
  [0, 2],
  [2, 2],
  [3, 4],
  [19, 20],
  [500, 600],
  [1001, 2000],
])('a scale for up to %i ends at %i', (most, end) => {
  expect(roundScale(most)).toBe(end);
});

const late: Finding = {
  ...{ key: 'late_more:a::', side: 'obstacle', rule: 'late_more', category: null, place: null },
  agency: { code: 'a', name: { ar: 'محافظة الفيوم', en: 'Fayoum' } },
  numbers: {
    ...{ count: 60, of: 240, share: 0.25 },
    ...{ countBefore: 24, ofBefore: 300, shareBefore: 0.08 },
  },
  days: { from: '2026-07-01', to: '2026-07-31', beforeFrom: '2026-05-31', beforeTo: '2026-06-30' },
  ...{ chance: 0.001, weight: 40, behind: null },
};

test('what stands out is on both papers, with its numbers of both periods and its chance', async () => {
  const review = reviewOfAMonth();
  for (const kind of ['report', 'slides'] as const) {
    const { text } = await textOf(kind, review, { findings: { findings: [late], looked: 77 } });
    const joined = text.replaceAll('|', '').replaceAll(/\s+/g, ' ');
    for (const said of ['60 of 240', '24 of 300', 'one of 1,000 reviews', '77 comparisons']) {
      expect(joined, `${kind}: ${said}`).toContain(said);
    }
  }
  const none = await textOf('report', review, { findings: { findings: [], looked: 5 } });
  expect(none.text).toContain('Nothing stands out in this period');
});
