import type { Json } from 'insaf-verify/canonical-json.ts';
import { laterColumns, stateColumns, textColumns } from './covered.ts';
import { filled, type Material, pick, type Row, without } from './material.ts';

/*
 * What each move of a complaint commits to, out of the rows of the complaint as they are now. Everything a
 * move writes is written once: so the same parts come out whenever one looks, until somebody changes a row,
 * and then the part it belongs to comes out otherwise. Only `state` is of its moment: the complaint's own
 * row, which every move changes, belongs to the newest entry alone.
 */

/** Names of parts. Which of them a person is shown and which die with the person: `partKinds`. */
export type PartName = keyof typeof partKinds;

/**
 * `personal`: committed to under the salt that erasure destroys. `shown`: opened in the complainant's own
 * receipt; what staff wrote for each other, and who they are, is not.
 */
export const partKinds = {
  facts: { personal: false, shown: true },
  text: { personal: true, shown: true },
  words: { personal: true, shown: true },
  files: { personal: true, shown: true },
  reply: { personal: true, shown: true },
  people: { personal: true, shown: false },
  remarks: { personal: true, shown: false },
  record: { personal: false, shown: false },
  state: { personal: false, shown: false },
} as const;

export type Parts = Partial<Record<PartName, Json>>;

/** Moves whose words were written to the person, or by them. Notes between agencies are not among them. */
const toldVerbs = [
  'askComplainant',
  'supply',
  'dismiss',
  'appeal',
  'confirm',
  'withdraw',
  ...['obstruct', 'decideObstacle', 'removeObstacle', 'gather', 'announceDay'],
];

/** What ids of the directory are called in entries. */
export type Codes = {
  readonly agency: (id: number) => string;
  readonly category: (id: number) => string;
  readonly place: (id: number) => string;
};

/** How far a complaint's story has come: what belongs to the next move follows from it. */
type Standing = { referrals: number; replies: number; inForce: boolean };

/** The parts of each move but `state`, by seq. */
export function partsOfMoves(material: Material, codes: Codes): Map<number, Parts> {
  const standing: Standing = { referrals: 0, replies: 0, inForce: false };
  const found = new Map<number, Parts>();
  for (const move of material.history_entries) {
    found.set(Number(move.seq), partsOf(material, move, standing, codes));
  }
  return found;
}

/** What a complaint is now: of the newest entry. A column that came later is left out as long as it says nothing. */
export function statePart(material: Material): Row {
  const state = pick(material.complaints[0], stateColumns);
  const said = ([column, value]: [string, Json]) => laterColumns[column] !== value;
  return Object.fromEntries(Object.entries(state).filter(said));
}

function partsOf(material: Material, move: Row, standing: Standing, codes: Codes): Parts {
  const received = move.verb === 'receive';
  const details = (move.details ?? {}) as Row;
  const [complaint] = material.complaints;
  const words = material.history_words.find(({ seq }) => seq === move.seq)?.words;
  const told = toldVerbs.includes(move.verb as string);
  const referral = referralOf(material, move, standing);
  const reply = replyOf(material, move, standing);
  return filled({
    facts: filled({
      at: move.at,
      due: move.due_at,
      category: typeof move.category_id === 'number' ? codes.category(move.category_id) : undefined,
      ...pick(details, ['grade', ...(move.verb === 'dismiss' ? ['reason'] : [])]),
      ...(received ? subjectOf(complaint, codes) : {}),
    }),
    text: received ? pick(complaint, textColumns) : undefined,
    words: told ? words : undefined,
    files: filesOf(material, details).map((file) => without('uploads', file, 'erased_at')),
    reply: reply.told,
    people: received
      ? material.complainants.map((one) => without('complainants', one, 'complaint_number'))
      : undefined,
    remarks: filled({
      words: told ? undefined : words,
      ...referral.remarks,
      ...reply.remarks,
    }),
    record: filled({
      ...pick(move, ['staff_id', 'on_behalf_of']),
      details,
      ...referral.record,
      ...reply.record,
    }),
  }) as Parts;
}

const subjectOf = (complaint: Row | undefined, { place }: Codes): Row => ({
  ...pick(complaint, ['kind', 'channel', 'language', 'confidential', 'anonymous', 'complainants']),
  ...(typeof complaint?.place_id === 'number' ? { place: place(complaint.place_id) } : {}),
});

/** What came with a move from the person, or was registered for them. */
function filesOf({ uploads }: Material, details: Row): Row[] {
  const ids = Array.isArray(details.uploads) ? details.uploads : [];
  return ids.map((id) => uploads.find((upload) => upload.id === id) ?? { missing: id });
}

/** Who takes a complaint over has it as if it had been referred to them. */
export const isReferral = (verb: Json | undefined) => verb === 'refer' || verb === 'takeOver';

const ended = ['ended_at', 'ended_by', 'ended_reason'];

function referralOf({ referrals }: Material, { verb }: Row, standing: Standing) {
  const nth = (no: number) => referrals.find(({ referral_no }) => referral_no === no);
  const ends =
    standing.inForce && ['refer', 'handBack', 'appeal', 'takeOver'].includes(verb as string);
  const last = ends ? nth(standing.referrals) : undefined;
  if (ends) standing.inForce = false;
  let begun: Row | undefined;
  if (isReferral(verb)) {
    standing.referrals += 1;
    standing.inForce = true;
    begun = nth(standing.referrals);
  }
  return {
    record: {
      referral: begun && without('referrals', begun, 'note', ...ended),
      referralEnded: last && pick(last, ['referral_no', 'ended_at', 'ended_by']),
    },
    remarks: { note: begun?.note, endedBecause: last?.ended_reason },
  };
}

const verdict = ['verdict', 'verdict_at', 'verdict_by_id', 'verdict_staff_id'];
const acceptance = ['accepted_at', 'accepted_by', 'accepted_reason'];

function replyOf(material: Material, { verb }: Row, standing: Standing) {
  if (['answer', 'promise', 'follow'].includes(verb as string)) {
    standing.replies += 1;
    return repliedWith(material, standing.replies, verb !== 'answer');
  }
  if (verb === 'settle' || verb === 'returnReply') return judged(material, standing.replies);
  return { told: undefined, record: {}, remarks: {} };
}

/** @param final whether it was never to be judged, or judged elsewhere: then its verdict belongs to it */
function repliedWith(material: Material, no: number, final: boolean) {
  const { reply, items, files } = ofReply(material, no);
  const uploads = files.map(
    ({ upload_id }) =>
      material.uploads.find(({ id }) => id === upload_id) ?? { missing: upload_id ?? null },
  );
  const left = final ? ['verdict_reason'] : [...verdict, 'verdict_reason'];
  return {
    told: filled({
      ...pick(reply, ['at', 'claim', 'text', 'planned_for']),
      files: uploads.map((upload) => pick(upload, ['sha256', 'media_type', 'missing'])),
    }),
    record: {
      reply: without('replies', reply, 'text', ...left),
      items: items.map((item) =>
        without('evidence_items', item, ...(final ? ['accepted_reason'] : acceptance)),
      ),
      files: files.map((file) => without('reply_files', file)),
      uploads: uploads.map((upload) =>
        'missing' in upload ? upload : without('uploads', upload, 'declared_name', 'erased_at'),
      ),
    },
    remarks: {
      names: uploads.map((upload) => pick(upload, ['id', 'declared_name'])),
      ...(final ? reasonsOf(reply, items) : {}),
    },
  };
}

function judged(material: Material, no: number) {
  const { reply, items } = ofReply(material, no);
  const accepted = items.filter(({ accepted_at }) => accepted_at !== null);
  return {
    told: undefined,
    record: {
      verdict: pick(reply, ['reply_no', ...verdict]),
      accepted: accepted.map((item) => pick(item, ['item_no', 'accepted_at', 'accepted_by'])),
    },
    remarks: reasonsOf(reply, items),
  };
}

const reasonsOf = (reply: Row | undefined, items: readonly Row[]) => ({
  verdictBecause: reply?.verdict_reason,
  acceptedBecause: items.flatMap(({ accepted_reason: because }) => because ?? []),
});

function ofReply({ replies, evidence_items, reply_files }: Material, no: number) {
  const isOf = ({ reply_no }: Row) => reply_no === no;
  return {
    reply: replies.find(isOf),
    items: evidence_items.filter(isOf),
    files: reply_files.filter(isOf),
  };
}
