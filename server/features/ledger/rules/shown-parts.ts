import type { LedgerEventType } from '@insaf/contract/ledger.ts';
import type { Material } from './material.ts';
import { partKinds } from './parts-of-moves.ts';

/** Who reads a receipt: the complainant, by number and code, or staff who may see the complaint. */
export type Reader = 'complainant' | 'staff';

/**
 * What a receipt tells of besides moves. To staff only what changed where the complaint is: who asked to see
 * its person is kept from the agency complained of.
 */
export const shownEvents: Readonly<Record<Reader, readonly LedgerEventType[]>> = {
  complainant: ['view', 'export', 'erase', 'redact', 'handover', 'opening', 'erasure'],
  staff: ['handover'],
};

/**
 * Which parts of which moves a receipt opens. To a complainant, what was said to them or by them; a reply
 * only once another body accepted it, as everywhere. To staff the bare facts, enough to prove the entries:
 * the rest they read where what they may see is decided.
 */
export function shownParts(
  material: Material,
  reader: Reader,
): (seq: number, part: string) => boolean {
  if (reader === 'staff') return (_, part) => part === 'facts';
  const accepted = acceptedReplies(material);
  return (seq, part) => {
    if (part === 'reply') return accepted.has(seq);
    return part in partKinds && partKinds[part as keyof typeof partKinds].shown;
  };
}

/** The seqs of the moves whose reply was accepted, or needed nobody's acceptance. */
function acceptedReplies({ history_entries, replies }: Material): Set<number> {
  const gave = history_entries.filter(({ verb }) =>
    ['answer', 'promise', 'follow'].includes(verb as string),
  );
  return new Set(
    gave.flatMap(({ seq }, at) => {
      const reply = replies.find(({ reply_no }) => reply_no === at + 1);
      return reply?.verdict === 'settled' || reply?.verdict === 'interim' ? [Number(seq)] : [];
    }),
  );
}
