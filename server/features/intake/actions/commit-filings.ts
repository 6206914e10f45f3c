import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Filed } from '@insaf/contract/complaints.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { briefTransaction } from '../../../platform/db/brief-transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Generation } from '../../../platform/keys/generation.ts';
import {
  insertComplainants,
  keepVoices,
  type ReadComplainant,
  sealComplainants,
} from '../../complainants/index.ts';
import {
  type ComplaintsMoved,
  type Ground,
  insertComplaints,
  isNumberTaken,
  type NewComplaintRow,
} from '../../complaints/index.ts';
import { claimUploads } from '../../uploads/index.ts';
import { takeKeys, usedKey } from '../queries.ts';
import { trackingCode } from '../rules/tracking-code.ts';

/** A complaint that is ready to be committed; its number is drawn when it is. */
export type Filing = {
  readonly complaint: Omit<NewComplaintRow, 'number'>;
  /** Why it is more urgent than others. */
  readonly raised: Ground | null;
  /** Code of the initiative within which it is filed. */
  readonly initiative: string | null;
  readonly people: readonly ReadComplainant[];
  readonly uploads: readonly string[];
  readonly actor: 'staff' | 'partner' | 'complainant';
  /** Of staff or of a key. */
  readonly actorId: string | null;
  readonly key: { readonly keyHash: Buffer; readonly bodyHash: Buffer } | null;
  readonly number: () => string;
};

type Numbered = Filing & { readonly drawn: string };

/**
 * Files all of these in one transaction, in a few statements however many they are. Numbers are drawn
 * blindly: when one is taken, as one in nine thousand is at ten million complaints, nothing was filed, and
 * all are drawn again.
 */
export async function commitFilings(ctx: Ctx, filings: readonly Filing[]): Promise<Filed[]> {
  for (;;) {
    try {
      return await commitDrawn(
        ctx,
        filings.map((filing) => ({ ...filing, drawn: filing.number() })),
      );
    } catch (error) {
      if (!isNumberTaken(error)) throw error;
    }
  }
}

async function commitDrawn(ctx: Ctx, filings: readonly Numbered[]): Promise<Filed[]> {
  const generation = await ctx.keys.newest();
  return briefTransaction(ctx.db, async (db) => {
    const fresh = await withoutRetries(ctx, db, filings);
    if (fresh.length > 0) await commit(ctx, db, fresh, generation);
    const isFresh = new Set(fresh);
    const filed: Filed[] = [];
    for (const filing of filings) {
      filed.push(isFresh.has(filing) ? answer(ctx, filing) : await sameAnswer(ctx, db, filing));
    }
    return filed;
  });
}

/** Leaves out those whose key was used before, and the second of two with one key. */
async function withoutRetries(ctx: Ctx, db: Db, filings: readonly Numbered[]): Promise<Numbered[]> {
  const keyed = filings.flatMap(({ key, drawn }) =>
    key === null ? [] : [{ ...key, number: drawn }],
  );
  if (keyed.length === 0) return [...filings];
  const taken = await takeKeys(db, keyed, ctx.clock());
  return filings.filter(({ key }) => key === null || taken.delete(key.keyHash.toString('hex')));
}

async function commit(
  ctx: Ctx,
  db: Db,
  filings: readonly Numbered[],
  generation: Generation,
): Promise<void> {
  const rows = filings.map(({ complaint, drawn }) => ({ ...complaint, number: drawn }));
  const entries = filings.map(
    ({ complaint, drawn, actor, actorId, raised, initiative, uploads }) => ({
      complaint_number: drawn,
      seq: 1,
      at: complaint.received_at,
      verb: 'receive',
      from_status: null,
      to_status: complaint.status,
      actor,
      staff_id: actorId,
      agency_id: complaint.registered_at_id ?? null,
      holder_id: complaint.holder_id,
      category_id: complaint.category_id ?? null,
      due_at: complaint.due_at ?? null,
      details: {
        ...{ channel: complaint.channel, uploads: [...uploads] },
        ...(raised === null ? {} : { raised }),
        ...(initiative === null ? {} : { initiative }),
      },
    }),
  );
  const sealed = filings.flatMap(({ complaint, drawn, people }) =>
    sealComplainants(generation, drawn, people, complaint.received_at as Date),
  );
  const [complaints] = await Promise.all([
    insertComplaints(db, rows, entries),
    insertComplainants(db, sealed),
  ]);
  for (const { drawn, uploads } of filings) {
    await claimUploads(db, uploads, { complaintNumber: drawn, at: ctx.clock() });
    if (uploads.length > 0) await keepVoices(ctx, db, drawn);
  }
  const byNumber = new Map(complaints.map((complaint) => [complaint.number, complaint]));
  const fact: ComplaintsMoved = {
    name: 'complaintsMoved',
    moves: filings.map(({ drawn, people }, index) => {
      const complaint = byNumber.get(drawn)!;
      return {
        verb: 'receive',
        from: null,
        to: complaint.status as Status,
        at: complaint.received_at,
        complaint,
        entry: entries[index]!,
        details: entries[index]!.details,
        words: null,
        toTell: people.flatMap(({ noticeBy }, at) => (noticeBy === 'none' ? [] : [at + 1])),
      };
    }),
  };
  await ctx.announce(db, fact);
}

function answer(ctx: Ctx, { complaint, drawn }: Numbered): Filed {
  return {
    number: drawn,
    code: trackingCode(ctx.sealing.keyFor('tracking-code'), drawn, 1),
    status: 'received',
    receivedAt: (complaint.received_at as Date).toISOString(),
    dueAt: (complaint.due_at as Date).toISOString(),
  };
}

/** The answer that the key's first use got; another body under the same key is refused. */
async function sameAnswer(ctx: Ctx, db: Db, { key }: Numbered): Promise<Filed> {
  const used = await usedKey(db, key!.keyHash);
  if (used === undefined) throw new Error('a key that was taken is not there');
  if (!used.body_hash.equals(key!.bodyHash)) {
    throw new Refusal('idempotency_key_reused', { field: 'Idempotency-Key' });
  }
  return answerFrom(ctx, used);
}

/** The answer that a key got; null for one that nothing was filed under. */
export async function answerOfKey(ctx: Ctx, keyHash: Buffer): Promise<Filed | null> {
  const used = await usedKey(ctx.db, keyHash);
  return used === undefined ? null : answerFrom(ctx, used);
}

type UsedKey = NonNullable<Awaited<ReturnType<typeof usedKey>>>;

function answerFrom(ctx: Ctx, used: UsedKey): Filed {
  return {
    number: used.number,
    code: trackingCode(ctx.sealing.keyFor('tracking-code'), used.number, used.code_generation),
    status: 'received',
    receivedAt: used.at.toISOString(),
    dueAt: used.due_at!.toISOString(),
  };
}
