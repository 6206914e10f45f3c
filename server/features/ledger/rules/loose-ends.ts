import { type Material, pick, type Row } from './material.ts';
import { isReferral } from './parts-of-moves.ts';

/** A row, or a column of one, that no move of the complaint's history accounts for. */
export type LooseEnd = { readonly table: string; readonly what: string };

const ended = ['ended_at', 'ended_by', 'ended_reason'];
const verdict = ['verdict_at', 'verdict_by_id', 'verdict_staff_id', 'verdict_reason'];
const acceptance = ['accepted_at', 'accepted_by', 'accepted_reason'];

/**
 * What is among a complaint's rows beyond what its history tells of: rows put in, and columns filled by no
 * move. Everything else is committed to by an entry (parts-of-moves.ts).
 */
export function looseEnds(material: Material): LooseEnd[] {
  const { history_entries: moves } = material;
  const verbs = moves.map(({ verb }) => verb);
  return [
    ...beyond(
      material.history_words.filter(({ seq }) => !moves.some((move) => move.seq === seq)),
      'history_words',
      'seq',
    ),
    ...ofReferrals(material, verbs.filter(isReferral).length),
    ...ofReplies(material),
    ...beyond(material.uploads.filter(isOwnAndUntold(material)), 'uploads', 'id'),
  ];
}

function beyond(rows: readonly Row[], table: string, key: string): LooseEnd[] {
  return rows.map((row) => ({ table, what: `${key} ${String(row[key])} is told of by no move` }));
}

const isFilled = (row: Row, columns: readonly string[]) =>
  Object.keys(pick(row, columns)).length > 0;

function ofReferrals({ referrals, history_entries }: Material, told: number): LooseEnd[] {
  const lastEnd = history_entries.findLastIndex(({ verb }) =>
    ['handBack', 'appeal'].includes(verb as string),
  );
  const lastRefer = history_entries.findLastIndex(({ verb }) => isReferral(verb));
  const inForce = lastRefer > lastEnd;
  const no = ({ referral_no }: Row) => Number(referral_no);
  return [
    ...beyond(
      referrals.filter((row) => no(row) < 1 || no(row) > told),
      'referrals',
      'referral_no',
    ),
    ...referrals
      .filter((row) => inForce && no(row) === told && isFilled(row, ended))
      .map((row) => ({ table: 'referrals', what: `referral_no ${no(row)} was ended by no move` })),
  ];
}

/** How the reply of each number was judged by a move; undefined while it waits. */
function judgedBy({ history_entries }: Material): (string | undefined)[] {
  const judged: (string | undefined)[] = [];
  for (const { verb } of history_entries) {
    if (verb === 'answer') judged.push(undefined);
    if (verb === 'promise' || verb === 'follow') judged.push(verb);
    if (verb === 'settle' || verb === 'returnReply') judged[judged.length - 1] = verb;
  }
  return judged;
}

function ofReplies(material: Material): LooseEnd[] {
  const judged = judgedBy(material);
  const no = ({ reply_no }: Row) => Number(reply_no);
  const untold = (row: Row) => no(row) < 1 || no(row) > judged.length;
  const judgement = (row: Row) => judged[no(row) - 1];
  const found: LooseEnd[] = [
    ...beyond(material.replies.filter(untold), 'replies', 'reply_no'),
    ...beyond(material.reply_files.filter(untold), 'reply_files', 'reply_no'),
    ...beyond(material.evidence_items.filter(untold), 'evidence_items', 'reply_no'),
  ];
  for (const reply of material.replies) {
    const open = !untold(reply) && judgement(reply) === undefined;
    if (open && (reply.verdict !== 'waiting' || isFilled(reply, verdict))) {
      found.push({ table: 'replies', what: `reply_no ${no(reply)} was judged by no move` });
    }
  }
  for (const item of material.evidence_items) {
    const mayBeAccepted = untold(item) || ['settle', 'follow'].includes(judgement(item) ?? '');
    if (!mayBeAccepted && isFilled(item, acceptance)) {
      const what = `item ${String(item.item_no)} of reply_no ${no(item)} was accepted by no move`;
      found.push({ table: 'evidence_items', what });
    }
  }
  return found;
}

function isOwnAndUntold({ complaints, history_entries, reply_files }: Material) {
  const told = new Set([
    ...reply_files.map(({ upload_id }) => upload_id),
    ...history_entries.flatMap(({ details }) => {
      const { uploads } = (details ?? {}) as Row;
      return Array.isArray(uploads) ? uploads : [];
    }),
  ]);
  const number = complaints[0]?.number;
  return ({ id, complaint_number }: Row) => complaint_number === number && !told.has(id ?? null);
}
