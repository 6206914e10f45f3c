/** What officers write: replies by what they claim, and reasons for every other move. */
import type { Claim } from '@insaf/contract/replies.ts';
import type { DismissalReason } from '@insaf/contract/vocabulary.ts';
import type { Random } from './seeded.ts';
import { fill, fitting, officers, type Telling, textsOf } from './sentences.ts';

const byClaim = {
  cause_removed: 'removed',
  partly: 'partly',
  explained: 'explained',
  planned: 'planned',
} as const satisfies Record<Claim, string>;

/** A reply that claims this; `planned` needs the telling's date. */
export function replyText(claim: Claim, telling: Telling, random: Random): string {
  const own = claim === 'explained' ? officers.kindReplies[telling.kind ?? 'complaint'] : undefined;
  const bodies = own ?? textsOf(telling.category)[byClaim[claim]];
  const body = fill(fitting(bodies, telling, random), random, telling, 'standard');
  if (own) return body;
  const opening = fill(random.pick(officers.replyOpenings), random, telling, 'standard');
  const proven = claim === 'cause_removed' || claim === 'partly';
  const closing = random.pick(
    proven ? officers.replyClosings : ['', 'وتفضلوا بقبول وافر الاحترام.'],
  );
  return [opening, body, closing].filter((part) => part !== '').join(' ');
}

/** What a person is told when a complaint is dismissed for this reason. */
export const dismissalText = (reason: DismissalReason, random: Random): string =>
  random.pick(officers.dismissals[reason] as string[]);

/** Why a judge sends a reply back. */
export type ReturnCause =
  | 'photo_reused'
  | 'photo_old'
  | 'photo_far'
  | 'document_missing'
  | 'not_answered';

export const returnText = (cause: ReturnCause, random: Random): string =>
  random.pick(officers.returns[cause] as string[]);

/** Why a judge accepts an item of evidence that cannot be known. */
export const acceptanceText = (random: Random): string => random.pick(officers.acceptances);

export const handBackText = (random: Random): string => random.pick(officers.handBacks);
export const referralNote = (random: Random): string => random.pick(officers.referralNotes);

/** A paper for a reply: title and lines for `makePdf`, in Latin letters. */
export function paperLines(
  facts: { kind: string; agency: string; number: string; at: Date },
  random: Random,
): { title: string; lines: string[] } {
  const title = facts.kind.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const day = facts.at.toISOString().slice(0, 10);
  return {
    title,
    lines: [
      facts.agency,
      `Date: ${day}`,
      `Reference: ${random.int(100, 9999)} / ${day.slice(0, 4)}`,
      `Complaint: ${facts.number}`,
      '',
      random.pick([
        'The committee visited the site and recorded what it found.',
        'After examination of the file the following was decided.',
        'This is to state what was done on the complaint named above.',
      ]),
      random.pick([
        'The work was carried out in full and handed over.',
        'The measures ordered were taken on the day of the visit.',
        'The amounts due were settled and the file was closed.',
      ]),
      '',
      `Members present: ${random.int(2, 5)}`,
      'Signed and stamped.',
      '',
      'Drawn for demonstration. Not a document of any agency.',
    ],
  };
}
