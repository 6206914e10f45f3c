/**
 * Entries of the ledger: what happened, in canonical JSON that anybody may read, with commitments in place
 * of whatever is not for everybody (docs/ledger.md).
 */
import { isCanonicalJson } from './canonical-json.ts';

/** A move of a complaint; or a look at an identity, an export, an erasure, a redaction, a handover. */
export type Entry = {
  readonly v: 1;
  readonly type: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** Commitment to the complaint's number; null for what is about no complaint. */
  readonly complaint: string | null;
  /** Counted from 1 within a complaint, for moves. */
  readonly seq: number;
  readonly verb: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
  /** Code of the agency that acted, and of the one that holds the complaint afterwards. */
  readonly agency: string | null;
  readonly holder: string | null;
  /** Commitments, by the name of what they are of. */
  readonly parts: { readonly [name: string]: string };
};

const commitmentPattern = /^[A-Za-z0-9_-]{43}$/;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === undefined || value === null || isText(value);
const isCommitment = (value: unknown) => isText(value) && commitmentPattern.test(value as string);

/** What an entry may leave out. */
const absent = {
  complaint: null,
  seq: 0,
  verb: null,
  from: null,
  to: null,
  by: null,
  agency: null,
  holder: null,
};

/** The entry of a text, or undefined when it is not canonical JSON of one. Unknown members are kept. */
export function parseEntry(text: string): Entry | undefined {
  if (!isCanonicalJson(text)) return undefined;
  const said: unknown = JSON.parse(text);
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return undefined;
  const { v, type, at, complaint, seq, parts, ...rest } = said as Record<string, unknown>;
  const { verb, from, to, by, agency, holder } = rest;
  const isEnvelope =
    v === 1 &&
    isText(type) &&
    isText(at) &&
    timePattern.test(at as string) &&
    (complaint === null || complaint === undefined || isCommitment(complaint)) &&
    (seq === undefined || Number.isSafeInteger(seq)) &&
    [verb, from, to, by, agency, holder].every(isTextOrNull);
  if (!isEnvelope || typeof parts !== 'object' || parts === null) return undefined;
  if (!Object.values(parts).every(isCommitment)) return undefined;
  return { ...absent, ...(said as Partial<Entry> & Pick<Entry, 'v' | 'type' | 'at' | 'parts'>) };
}
