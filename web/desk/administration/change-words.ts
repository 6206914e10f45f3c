import { language } from '../installation.ts';
import { exact } from '../parts/when.tsx';
import { hasWords, locale, say } from '../words.ts';

type Fields = Readonly<Record<string, unknown>>;
type Told = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

const list = new Intl.ListFormat(language, { type: 'unit' });
const numbers = new Intl.NumberFormat(locale);
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The name of what a field holds the code of, where that is known. */
type NameOf = (field: string, code: string) => string | null;

/** What a change made different, field by field, in words. */
export function tellFields(
  before: Fields | null,
  after: Fields | null,
  nameOf: NameOf = () => null,
): Told[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return inOrder(names.map((name) => [name, null])).map(([name]) => ({
    name: fieldName(name),
    before: before === null || !(name in before) ? null : tellValue(name, before[name], nameOf),
    after: after === null || !(name in after) ? null : tellValue(name, after[name], nameOf),
  }));
}

function fieldName(name: string): string {
  const [of, part] = name.split('.');
  if (part !== undefined) {
    return `${say(`desk-templates.part.${part}`)} (${say(`desk-templates.language.${of}`)})`;
  }
  const key = `desk-administration.field.${name}`;
  return hasWords(key) ? say(key) : name;
}

/** Vocabularies by the fields that hold their words. */
const vocabularies: Readonly<Record<string, string>> = {
  kind: 'lifecycle.agency',
  lead_agency_kind: 'lifecycle.agency',
  evidence_document_kinds: 'lifecycle.document',
  reach: 'desk-staff.reach',
  language: 'desk-templates.language',
  sector: 'desk-categories.sector',
  sectors: 'desk-categories.sector',
  permissions: 'desk-rights.permission',
  kinds: 'lifecycle.kind',
  channels: 'lifecycle.channel',
};

/** Lists of what something takes, of which an empty one is everything. */
const takesAll: ReadonlySet<string> = new Set(['kinds', 'channels', 'categories']);

function tellValue(name: string, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return say('desk-administration.none');
  if (typeof value === 'boolean') return say(`desk-administration.${value ? 'yes' : 'no'}`);
  if (typeof value === 'number') return numbers.format(value);
  if (Array.isArray(value)) {
    if (value.length === 0)
      return say(`desk-administration.${takesAll.has(name) ? 'all' : 'none'}`);
    const told = value.map((one) => tellValue(name, one, nameOf));
    return typeof value[0] === 'object' ? told.join('\n') : list.format(told);
  }
  if (typeof value === 'object') return tellObject(value as Fields, nameOf);
  if (instant.test(String(value))) return exact(String(value));
  const key = `${vocabularies[name] ?? ''}.${value}`;
  return hasWords(key) ? say(key) : (nameOf(name, String(value)) ?? String(value));
}

/** Fields in the order in which they are read; the database keeps none. */
const order = ['name', 'role', 'agency', 'into', 'reach', 'permissions'];

export const inOrder = <Value>(fields: readonly [string, Value][]): [string, Value][] =>
  fields.toSorted(([a], [b]) => placeOf(a) - placeOf(b));
const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

function tellObject(value: Fields, nameOf: NameOf): string {
  const own = value[language];
  if (typeof own === 'string') return own;
  return inOrder(Object.entries(value))
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([name, part]) => tellValue(name, part, nameOf))
    .join(' · ');
}
