import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

const maxAttempts = 6;

/** Has a receipt sent by its job. What the job is given is sealed: an address stands in no table. */
export async function queueReceipt(db: Db, payload: SealedJob): Promise<void> {
  await sql`select graphile_worker.add_job('send_receipt', ${JSON.stringify(payload)}::json,
    max_attempts => ${maxAttempts}::integer)`.execute(db);
}

/** Bytes as base64. */
export type SealedJob = { readonly sealed: string; readonly key: string };
