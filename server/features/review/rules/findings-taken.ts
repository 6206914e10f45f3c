import {
  type FindingManner,
  findingSentence,
  findingWords,
} from '@insaf/contract/finding-sentence.ts';
import type { Findings } from '@insaf/contract/findings.ts';
import type { Line } from './lines.ts';
import type { ReviewSheet, SheetCell } from './workbook.ts';

/* What stands out in a review, to take along beside its numbers. */

/** A line for each number of each finding: its rule and key, and the sentence in both languages. */
export function findingLines(
  { findings }: Findings,
  manners: { readonly ar: FindingManner; readonly en: FindingManner },
): Line[] {
  return findings.flatMap((finding) => {
    const { key, side, rule, days, numbers, chance } = finding;
    const of = {
      ...{ part: `finding_${side}`, code: key },
      name_ar: findingSentence(finding, manners.ar),
      name_en: findingSentence(finding, manners.en),
      ...{ from: days.from ?? days.since ?? '', to: days.to ?? '', basis: rule },
    };
    const all = chance === null ? numbers : { ...numbers, chance };
    return Object.entries(all).map(([figure, count]) => ({ ...of, figure, count }));
  });
}

/** The same as a sheet: a row for each finding, in the order of their weight. */
export function findingSheet({ findings, looked }: Findings, manner: FindingManner): ReviewSheet {
  const { say } = manner;
  const columns = ['says', 'side', 'because', 'days', 'chance'] as const;
  const text = (value: string | null): SheetCell => ({ value, as: 'text' });
  return {
    name: say('findings.title'),
    sticky: { rows: 2, columns: 1 },
    widths: [44, 18, 60, 44, 44],
    rows: [
      [{ value: say('findings.looked', { looked }), as: 'note' }],
      columns.map((key): SheetCell => ({ value: say(`findings.column.${key}`), as: 'head' })),
      ...findings.map((finding) => {
        const { says, because, days, chance } = findingWords(finding, manner);
        return [says, say(`findings.side.${finding.side}`), because, days, chance].map(text);
      }),
    ],
  };
}
