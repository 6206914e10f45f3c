/**
 * The schema as the database has it after all migrations, whatever the files say.
 *
 * It can be spread over machines by complaint (docs/decisions/0006): what a complaint owns is found by
 * its number alone, and nothing leads from one complaint into another, so no statement and no
 * constraint ever needs two machines. History cannot be edited, not even by the server. And a column
 * that takes words out of a list takes the words of the contract.
 */

import { appendOnlyTables } from './append-only.ts';
import type { Table } from './catalogue.ts';
import { complaintTables, keyedOtherwise } from './complaint-tables.ts';
import type { Finding } from './finding.ts';
import { spreadFindings, spreadRules } from './spread.ts';

export const schemaRules = {
  'owned-table-not-listed': 'every table that names a complaint is known to belong to one',
  'listed-table-not-there': 'the list of tables that belong to complaints is that of the database',
  'key-without-number': 'what a complaint owns has its number first in the primary key',
  'unique-without-number': 'what is unique in a table of complaints is unique within one complaint',
  'reference-across-complaints': 'no foreign key leads from one complaint to another',
  'table-name': 'tables are plural and columns singular, in snake_case',
  'time-without-zone': 'a moment is a timestamptz',
  'append-only-not-guarded': 'append-only tables are guarded by trigger and by grant',
  'other-words-than-contract': 'a column with a list of words takes those of the contract',
  ...spreadRules,
} as const;
type Rule = keyof typeof schemaRules;

/** Words that are both, or name a mass. */
const pluralWithoutS = new Set(['staff']);

/** Lists that are the database's own, each with the reason. Keyed by table and column. */
const ownLists: Record<string, string> = {
  'agency_changes.what': 'what happened to an agency, read with the registry’s own history',
  'approvals.state': 'what became of an approval; that it expired is told by the clock',
  'history_entries.actor': 'the kinds of Mover, which the contract has as a type',
  'ledger_events.actor': 'the kinds of Mover, which the contract has as a type',
  'referrals.ended_by': 'the verbs that end a referral, some of all verbs',
  'replies.verdict': 'where a reply stands with its judge, which the API tells in other fields',
};

/** Exported lists of words of the contract: name → words. */
export type Vocabularies = Map<string, readonly string[]>;

export function schemaFindings(tables: Table[], vocabularies: Vocabularies): Finding[] {
  return [
    ...listed(tables),
    ...tables.filter(isOwned).flatMap((table) => [...keys(table), ...across(table, tables)]),
    ...tables.flatMap((table) => [...namesAndTypes(table), ...words(table, vocabularies)]),
    ...appendOnlyTables.flatMap((name) => guards(name, tables)),
    ...tables.filter(isGuarded).flatMap(({ name }) => notListed(name)),
    ...spreadFindings(tables),
  ];
}

const found = (rule: Rule, place: string, message: string): Finding => ({
  rule,
  file: `schema:${place}`,
  message,
});

const isOwned = ({ name }: Table) => complaintTables.includes(name);
const isGuarded = ({ refuses }: Table) => refuses.includes('UPDATE');
const numberOf = ({ name }: Pick<Table, 'name'>) =>
  name === 'complaints' ? 'number' : 'complaint_number';

function listed(tables: Table[]): Finding[] {
  const unknown = tables.filter(
    (table) =>
      table.columns.some(({ name }) => name === 'complaint_number') &&
      !isOwned(table) &&
      !keyedOtherwise[table.name],
  );
  const gone = [...complaintTables, ...Object.keys(keyedOtherwise)].filter(
    (name) => !tables.some((table) => table.name === name),
  );
  const list = 'checks/complaint-tables.ts';
  return [
    ...unknown.map(({ name }) =>
      found('owned-table-not-listed', name, `names a complaint and is not in ${list}`),
    ),
    ...gone.map((name) => found('listed-table-not-there', name, `is in ${list} and not there`)),
  ];
}

function keys(table: Table): Finding[] {
  const number = numberOf(table);
  const all: Finding[] = [];
  if (table.primaryKey[0] !== number) {
    const message = `primary key (${table.primaryKey.join(', ')}) does not begin with ${number}`;
    all.push(found('key-without-number', table.name, message));
  }
  for (const unique of table.uniques) {
    if (unique.columns.includes(number)) continue;
    const message = `${unique.name} (${unique.columns.join(', ')}) is unique across complaints`;
    all.push(found('unique-without-number', table.name, message));
  }
  return all;
}

function across(table: Table, tables: Table[]): Finding[] {
  return table.references
    .filter(({ to }) => tables.some((other) => other.name === to && isOwned(other)))
    .filter(({ columns, to, toColumns }) => {
      const pairs = columns.map((column, index) => [column, toColumns[index]]);
      const number = numberOf(table);
      return !pairs.some(
        ([column, other]) => column === number && other === numberOf({ name: to }),
      );
    })
    .map(({ name, columns, to }) =>
      found(
        'reference-across-complaints',
        table.name,
        `${name}: (${columns.join(', ')}) leads to another complaint's ${to}`,
      ),
    );
}

function namesAndTypes(table: Table): Finding[] {
  const snake = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
  const all: Finding[] = [];
  if (!snake.test(table.name) || !(table.name.endsWith('s') || pluralWithoutS.has(table.name))) {
    all.push(found('table-name', table.name, 'is not a plural in snake_case'));
  }
  for (const { name, type } of table.columns) {
    const place = `${table.name}.${name}`;
    if (!snake.test(name)) all.push(found('table-name', place, 'is not in snake_case'));
    if (/^time.*without time zone$|^time with time zone$/.test(type)) {
      all.push(found('time-without-zone', place, `is a ${type}`));
    }
  }
  return all;
}

function guards(name: string, tables: Table[]): Finding[] {
  const table = tables.find((other) => other.name === name);
  if (!table) return [found('append-only-not-guarded', name, 'is not there')];
  return ['UPDATE', 'DELETE', 'TRUNCATE'].flatMap((event) => {
    const all: Finding[] = [];
    if (!table.refuses.includes(event)) {
      all.push(found('append-only-not-guarded', name, `no trigger refuses ${event}`));
    }
    if (table.serverMay.includes(event)) {
      all.push(found('append-only-not-guarded', name, `the server's role is granted ${event}`));
    }
    return all;
  });
}

/** A table guarded in the database is watched in the code too, so that nobody writes what is refused. */
function notListed(name: string): Finding[] {
  if (appendOnlyTables.includes(name)) return [];
  const message = 'is guarded, and not in the list of checks/append-only.ts';
  return [found('append-only-not-guarded', name, message)];
}

function words(table: Table, vocabularies: Vocabularies): Finding[] {
  return table.checks.flatMap(({ definition }) => {
    const list = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition);
    if (!list) return [];
    const place = `${table.name}.${list[1]}`;
    const taken = [...(list[2] ?? '').matchAll(/'((?:[^']|'')*)'/g)].map((match) => match[1] ?? '');
    if (ownLists[place]) return [];
    const same = (other: readonly string[]) =>
      other.length === taken.length && other.every((word) => taken.includes(word));
    if ([...vocabularies.values()].some(same)) return [];
    return [found('other-words-than-contract', place, differenceFrom(taken, vocabularies))];
  });
}

/** Says which vocabulary was probably meant, and where the column departs from it. */
function differenceFrom(taken: string[], vocabularies: Vocabularies): string {
  const shared = (other: readonly string[]) => other.filter((word) => taken.includes(word)).length;
  const nearest = [...vocabularies].sort(([, a], [, b]) => shared(b) - shared(a))[0];
  if (!nearest || shared(nearest[1]) === 0)
    return `(${taken.join(', ')}) is no list of the contract`;
  const [name, all] = nearest;
  const lacks = all.filter((word) => !taken.includes(word));
  const adds = taken.filter((word) => !all.includes(word));
  const said = [
    lacks.length > 0 ? `lacks ${lacks.join(', ')}` : '',
    adds.length > 0 ? `adds ${adds.join(', ')}` : '',
  ];
  return `differs from ${name} of the contract: ${said.filter((part) => part !== '').join('; ')}`;
}
