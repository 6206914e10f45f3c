import type { Ctx } from '../../../platform/context.ts';
import { readTogether } from '../../../platform/db/read-together.ts';
import { Refusal } from '../../../platform/errors.ts';
import { causeOf } from '../../causes/index.ts';
import { complainantsOf } from '../../complainants/index.ts';
import { followersOf, historyOf, readComplaint, standingOf } from '../../complaints/index.ts';
import { gateOf, openingsFor } from '../../custody/index.ts';
import type { Directory } from '../../directory/index.ts';
import { itemsOf } from '../../evidence/index.ts';
import { obstacleOf } from '../../obstacles/index.ts';
import { eyesOf } from '../../redaction/index.ts';
import { referralsOf } from '../../referrals/index.ts';
import { repliesOf, replyFilesOf } from '../../replies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { uploadsOfComplaint } from '../../uploads/index.ts';

/**
 * Everything that a complaint is shown from, in two journeys to the database: the complaint, if the reader may see
 * it, and what belongs to it.
 *
 * @throws Refusal `not_found`
 */
export function readParts(ctx: Ctx, acting: Acting, number: string, directory: Directory) {
  return readTogether(ctx.db, (db) => partsOf({ ...ctx, db }, acting, number, directory));
}

async function partsOf(ctx: Ctx, acting: Acting, number: string, directory: Directory) {
  const { db } = ctx;
  const complaint = await readComplaint(db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const { leading_number: leading } = complaint;
  const gate = gateOf(ctx, acting, complaint);
  const [parts, beside] = await Promise.all([
    Promise.all([
      historyOf(db, complaint),
      complainantsOf(db, complaint),
      uploadsOfComplaint(db, complaint),
      referralsOf(db, complaint),
      repliesOf(db, complaint),
      replyFilesOf(db, complaint),
      itemsOf(db, complaint),
      followersOf(db, acting, number),
    ]),
    Promise.all([
      leading === null ? undefined : readComplaint(db, acting, leading),
      standingOf(db, complaint, directory),
      gate,
      gate.then((stands) => openingsFor(ctx, acting, complaint, stands)),
      eyesOf(ctx, acting, complaint, gate),
      obstacleOf(ctx, complaint),
      causeOf(ctx, complaint),
    ]),
  ]);
  const [history, people, uploads, referrals, replies, files, items, joined] = parts;
  const [lead, standing, stands, openings, eyes, obstacle, cause] = beside;
  return {
    ...{ complaint, history, people, uploads, referrals, replies, files, items, joined },
    ...{ lead, standing, gate: stands, openings, eyes, obstacle, cause },
  };
}
