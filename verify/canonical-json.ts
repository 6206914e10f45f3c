/**
 * JSON Canonicalization Scheme (RFC 8785): one text for one value, so that a hash of the text is a hash
 * of the value. Numbers and strings are written as ECMAScript writes them, which is what the RFC asks
 * for; members are sorted by the code units of their names.
 */

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** What JSON writes otherwise than as it is, and halves of pairs, of which one alone is refused. */
const notAsItIs = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/**
 * The canonical text of a value.
 * @throws TypeError for what JSON cannot say: undefined, functions, objects with a class (a Date would
 * otherwise become a text unseen), numbers that are not finite, strings with half a surrogate pair.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new TypeError(`${typeof value} has no canonical JSON`);
  }
  const members = value as { readonly [name: string]: Json };
  let written = '';
  for (const name of Object.keys(members).sort()) {
    const before = written === '' ? '{' : ',';
    written += `${before}${canonicalString(name)}:${canonicalJson(members[name] as Json)}`;
  }
  return written === '' ? '{}' : `${written}}`;
}

/** Whether a text is the canonical text of the value that it says. */
export function isCanonicalJson(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text) as Json) === text;
  } catch {
    return false;
  }
}

function canonicalString(text: string): string {
  if (!notAsItIs.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('half a surrogate pair has no UTF-8');
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
