import { fourFigures } from '@insaf/contract/figures.ts';
import {
  type Statement,
  type StatementShare,
  statementFigures,
} from '@insaf/contract/statement.ts';
import type { Bilingual } from '@insaf/contract/text.ts';

/** One number of a statement, with what it is a share of; `part` says of what, `code` of which. */
export type StatementLine = {
  readonly month: string;
  readonly part: string;
  readonly code: string;
  readonly name_ar: string;
  readonly name_en: string;
  readonly figure: string;
  readonly count: number;
  readonly of: number | null;
  readonly percent: number | null;
};
export const statementColumns = [
  ...(['month', 'part', 'code', 'name_ar', 'name_en', 'figure', 'count', 'of', 'percent'] as const),
] as const satisfies readonly (keyof StatementLine)[];

type Of = Pick<StatementLine, 'month' | 'part' | 'code' | 'name_ar' | 'name_en'>;

/** Every number of a statement: for programs, in no language. */
export function linesOf(statement: Statement): StatementLine[] {
  const { agency, now, before, lastYear } = statement;
  const of = (part: string, code: string | null, name: Bilingual | null = null): Of => ({
    ...{ month: now.month, part, code: code ?? '' },
    ...{ name_ar: name?.ar ?? '', name_en: name?.en ?? '' },
  });
  const whole = of('whole', agency.code, agency.name);
  return [
    ...statementFigures.map((figure) => line(whole, figure, statement.ofReceived[figure])),
    ...fourFigures.map((figure) =>
      line(of('whole_of_referred', agency.code, agency.name), figure, statement.ofReferred[figure]),
    ),
    ...[before, lastYear].flatMap(({ month, figures }) =>
      statementFigures.map((figure) => ({
        ...{ ...whole, month, figure, count: figures[figure], of: null, percent: null },
      })),
    ),
    ...statement.reasons.map(({ reason, share }) => line(of('reason', reason), 'dismissed', share)),
    ...statement.groups.flatMap(({ group, share, four }) => [
      line(of('group', group), 'referred', share),
      ...fourLines(of('group', group), four),
    ]),
    ...statement.leading.agencies.flatMap(({ agency: { code, name }, share, four }) => [
      line(of('leading', code, name), 'referred', share),
      ...fourLines(of('leading', code, name), four),
    ]),
    ...statement.sectors.flatMap(({ sector, name, share, four }) => [
      line(of('sector', sector, name), 'received', share),
      ...fourLines(of('sector', sector, name), four),
    ]),
    ...statement.channels.map(({ channel, share }) =>
      line(of('channel', channel), 'received', share),
    ),
  ];
}

const fourLines = (of: Of, four: Statement['groups'][number]['four']): StatementLine[] =>
  fourFigures.map((figure) => line(of, figure, four[figure]));

function line(of: Of, figure: string, { numerator, denominator, percent }: StatementShare) {
  return { ...of, figure, count: numerator, of: denominator, percent };
}
