import { fourFigures } from '@insaf/contract/figures.ts';
import type { Say } from '@insaf/contract/portal.ts';
import {
  type Statement,
  type StatementShare,
  statementFigures,
} from '@insaf/contract/statement.ts';
import type { Language } from '@insaf/contract/text.ts';

/** A count, and its share in percent where it is one; null is an empty cell. */
export type StatementCell = { readonly count: number; readonly percent?: number | null } | null;

export type StatementTable = {
  readonly title: string;
  /** Of its first column, then of the others; `shared` ones have a share beside each count. */
  readonly first: string;
  readonly columns: readonly { readonly title: string; readonly shared: boolean }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly StatementCell[] }[];
};

export type Telling = {
  readonly say: Say;
  readonly language: Language;
  /** `2026-07` in words. */
  readonly month: (month: string) => string;
};

/** A statement as tables: on paper and in a workbook they are the same. Those without rows are left out. */
export function tablesOf(telling: Telling, statement: Statement): StatementTable[] {
  return [
    figuresTable(telling, statement),
    groupsTable(telling, statement),
    leadingTable(telling, statement),
    sectorsTable(telling, statement),
    channelsTable(telling, statement),
    reasonsTable(telling, statement),
  ].filter(({ rows }) => rows.length > 0);
}

const own = ({ say }: Telling, key: string) => say(`desk-statement.${key}`);
const titleOf = (telling: Telling, key: string) => own(telling, `section.${key}`);
const column = (title: string, shared = false) => ({ title, shared });
const shareCell = ({ numerator: count, percent }: StatementShare): StatementCell => ({
  count,
  percent,
});

function figuresTable(telling: Telling, statement: Statement): StatementTable {
  const { before, lastYear, ofReceived, ofReferred } = statement;
  return {
    title: titleOf(telling, 'figures'),
    first: own(telling, 'column.figure'),
    columns: [
      column(own(telling, 'column.of_received'), true),
      column(own(telling, 'column.of_referred'), true),
      column(telling.month(before.month)),
      column(telling.month(lastYear.month)),
    ],
    rows: statementFigures.map((figure) => ({
      name: own(telling, `figure.${figure}`),
      cells: [
        shareCell(ofReceived[figure]),
        isOfFour(figure) ? shareCell(ofReferred[figure]) : null,
        { count: before.figures[figure] },
        { count: lastYear.figures[figure] },
      ],
    })),
  };
}

const isOfFour = (figure: string): figure is (typeof fourFigures)[number] =>
  (fourFigures as readonly string[]).includes(figure);

const fourColumns = (telling: Telling) =>
  fourFigures.map((figure) => column(own(telling, `figure.${figure}`), true));
const fourCells = (four: Statement['groups'][number]['four']) =>
  fourFigures.map((figure) => shareCell(four[figure]));

function groupsTable(telling: Telling, { groups }: Statement): StatementTable {
  return {
    title: titleOf(telling, 'groups'),
    first: own(telling, 'column.agency'),
    columns: [
      column(own(telling, 'column.agencies')),
      column(own(telling, 'column.referred'), true),
      ...fourColumns(telling),
    ],
    rows: groups.map(({ group, agencies, share, four }) => ({
      name: own(telling, `group.${group}`),
      cells: [{ count: agencies }, shareCell(share), ...fourCells(four)],
    })),
  };
}

function leadingTable(
  telling: Telling,
  { leading: { group, agencies } }: Statement,
): StatementTable {
  return {
    title: titleOf(telling, group === null ? 'leading_any' : 'leading'),
    first: own(telling, 'column.agency'),
    columns: [column(own(telling, 'column.referred'), true), ...fourColumns(telling)],
    rows: agencies.map(({ agency, share, four }) => ({
      name: agency.name[telling.language],
      cells: [shareCell(share), ...fourCells(four)],
    })),
  };
}

function sectorsTable(telling: Telling, { sectors }: Statement): StatementTable {
  return {
    title: titleOf(telling, 'sectors'),
    first: own(telling, 'column.sector'),
    columns: [column(own(telling, 'column.received'), true), ...fourColumns(telling)],
    rows: sectors.map(({ name, share, four }) => ({
      name: name?.[telling.language] ?? own(telling, 'no_sector'),
      cells: [shareCell(share), ...fourCells(four)],
    })),
  };
}

function channelsTable(telling: Telling, { channels }: Statement): StatementTable {
  return {
    title: titleOf(telling, 'channels'),
    first: own(telling, 'column.channel'),
    columns: [column(own(telling, 'column.received'), true)],
    rows: channels.map(({ channel, share }) => ({
      name: telling.say(`lifecycle.channel.${channel}`),
      cells: [shareCell(share)],
    })),
  };
}

function reasonsTable(telling: Telling, { reasons }: Statement): StatementTable {
  return {
    title: titleOf(telling, 'reasons'),
    first: own(telling, 'column.reason'),
    columns: [column(own(telling, 'column.dismissed'), true)],
    rows: reasons.map(({ reason, share }) => ({
      name: own(telling, `reason.${reason}`),
      cells: [shareCell(share)],
    })),
  };
}

/** What has to be said beside the tables. */
export function notesOf(telling: Telling, { addsUp }: Statement): string[] {
  const keys = ['four', 'groups', ...(addsUp ? [] : ['moved']), 'overlap', 'compare'];
  return keys.map((key) => own(telling, `note.${key}`));
}
