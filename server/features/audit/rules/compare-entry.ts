import type { Json } from 'insaf-verify/canonical-json.ts';
import { commitment } from 'insaf-verify/commitment.ts';
import type { Opened } from '../../ledger/index.ts';

/** An entry as it stands in the ledger, or undefined when the text is none. */
export type SaidEntry = {
  readonly complaint?: string | null;
  readonly parts: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
};

export function readEntry(text: string): SaidEntry | undefined {
  try {
    const said = JSON.parse(text) as SaidEntry;
    return typeof said.parts === 'object' && said.parts !== null ? said : undefined;
  } catch {
    return undefined;
  }
}

/** What the rows behind a part are called, for whoever has to find what was changed. */
const behind: Readonly<Record<string, string>> = {
  complaint: 'the number or its salt',
  facts: 'facts (time, due time, category, kind, channel, language, place, grade or reason)',
  text: 'text (text, remedy, address, landmark or position of the complaint)',
  words: 'words (history_words)',
  files: 'files (uploads that came with it)',
  reply: 'reply (replies: time, claim, text, date; or its files)',
  people: 'people (complainants)',
  remarks: 'remarks (notes, reasons or names of files)',
  record: 'record (who acted, details, referrals, replies, evidence_items, reply_files, uploads)',
  state: 'state (the row of complaints)',
};

/**
 * What differs between an entry of the ledger and what the rows of today make of it.
 *
 * @param clear what the entry must say to everybody
 * @param opened what its commitments must be of
 * @param skipped parts that cannot be opened any more, or are not of today
 */
export function differences(
  said: SaidEntry,
  clear: Readonly<Record<string, Json>>,
  opened: Readonly<Record<string, Opened>>,
  skipped: (part: string) => boolean,
): string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(clear)) {
    if (said[name] !== value) {
      found.push(
        `${name} is ${JSON.stringify(value)}, the ledger says ${JSON.stringify(said[name])}`,
      );
    }
  }
  const parts = new Set([...Object.keys(said.parts), ...Object.keys(opened), 'complaint']);
  for (const part of parts) {
    if (skipped(part)) continue;
    const stands = part === 'complaint' ? (said.complaint ?? undefined) : said.parts[part];
    const now = opened[part];
    if (now === undefined && stands === undefined) continue;
    const what = behind[part] ?? part;
    if (now === undefined) found.push(`${what} is gone`);
    else if (stands === undefined) found.push(`${what} is there, and the ledger knows of none`);
    else if (commitment(now.value, now.salt) !== stands) found.push(`${what} was changed`);
  }
  return found;
}
