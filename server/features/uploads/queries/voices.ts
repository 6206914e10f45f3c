import type { Selectable } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Uploads } from '../../../platform/db/tables.generated.ts';

type Upload = Selectable<Uploads>;

/** Recordings that a complaint claimed, whose keys are not yet those of who speaks; none of a reply. */
export function voicesOfNobody(db: Db, complaintNumber: string) {
  return db
    .selectFrom('uploads')
    .select(['id', 'sealed_key', 'key_no'])
    .where('complaint_number', '=', complaintNumber)
    .where('reply_no', 'is', null)
    .where('key_no', 'is not', null)
    .execute();
}

export async function rewrapUpload(
  db: Db,
  id: string,
  key: Pick<Upload, 'sealed_key' | 'key_no' | 'voice_of'>,
): Promise<void> {
  await db.updateTable('uploads').set(key).where('id', '=', id).execute();
}

/** How many recordings are sealed by a generation of keys before this one. */
export async function countVoicesBefore(db: Db, keyNo: number): Promise<number> {
  const { count } = await db
    .selectFrom('uploads')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('key_no', '<', keyNo)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Some of them, locked; what another process has locked is left to it. */
export function lockVoicesBefore(db: Db, keyNo: number, most: number) {
  return db
    .selectFrom('uploads')
    .select(['id', 'sealed_key', 'key_no'])
    .where('key_no', '<', keyNo)
    .orderBy('key_no')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
}
