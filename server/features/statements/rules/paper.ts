import { light } from '@insaf/contract/design-tokens.ts';
import type { Statement } from '@insaf/contract/statement.ts';
import { type Manner, noNumber } from '../../review-papers/index.ts';
import { notesOf, type StatementCell, type Telling, tablesOf } from './tables.ts';

/** What a statement says of itself besides its figures. */
export type Frame = { readonly installation: string | null; readonly at: Date };

/** A statement as it is printed: what paper-template.ts is given, all of it text. */
export function paperOf(
  manner: Manner,
  telling: Telling,
  { statement, text, frame }: { statement: Statement; text: readonly string[]; frame: Frame },
) {
  const { say, moment, name } = manner;
  const { agency, countedUntil, over, whole, below } = statement;
  const month = telling.month(statement.now.month);
  const own = (key: string, params?: Readonly<Record<string, string>>) =>
    say(`desk-statement.${key}`, params);
  return {
    language: manner.language,
    colours: light,
    numbering: manner.digits === 'arab' ? '١' : '1',
    brand: say('portal.name'),
    installation: frame.installation ?? say('portal.tagline'),
    title: own('title'),
    month: say('statement-text.paper.month', { month }),
    agency: name(agency.name),
    reach: own(below ? 'and_below' : 'alone'),
    warnings: [...(over ? [] : [own('running')]), ...(whole ? [] : [own('not_whole')])],
    text,
    tables: tablesOf(telling, statement).map((table) => ({
      ...{ title: table.title, first: table.first },
      columns: table.columns.map(({ title }) => title),
      rows: table.rows.map((row) => ({
        name: row.name,
        cells: table.columns.map((_, at) => cellText(manner, row.cells[at] ?? null)),
      })),
    })),
    notes: [own('basis'), ...notesOf(telling, statement)],
    countedUntil:
      countedUntil === null ? '' : own('counted_until', { at: moment(new Date(countedUntil)) }),
    made: say('statement-text.paper.made', { at: moment(frame.at) }),
    page: pageWords(manner),
  };
}

/** A count, and quieter its share; shares are printed as they were rounded, so that they add up. */
function cellText({ number, rate }: Manner, cell: StatementCell) {
  if (cell === null) return { count: '', share: '' };
  const { count, percent } = cell;
  if (percent === undefined) return { count: number(count), share: '' };
  return { count: number(count), share: percent === null ? noNumber : rate(percent * 10, 1000) };
}

function pageWords({ say }: Manner): { before: string; between: string; after: string } {
  const gap = '\u0001';
  const said = say('statement-text.paper.page', { page: gap, pages: gap });
  const [before, between, after] = said.split(gap);
  return { before: before ?? '', between: between ?? '', after: after ?? '' };
}
