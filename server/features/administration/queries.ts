import type {
  AdministrationChangeKind,
  AdministrationSubject,
} from '@insaf/contract/administration.ts';
import type { Db } from '../../platform/context.ts';

export type NewChange = {
  readonly kind: AdministrationSubject;
  readonly subject: string;
  readonly what: AdministrationChangeKind;
  readonly before: object | null;
  readonly after: object | null;
};

/** Adds to the memory of what was changed, in the transaction of the change. */
export async function insertChange(
  db: Db,
  { kind, subject, what, before, after }: NewChange,
  by: { readonly at: Date; readonly staffId: string | null },
): Promise<void> {
  await db
    .insertInto('administration_changes')
    .values({
      ...{ subject_kind: kind, subject, what, at: by.at, staff_id: by.staffId },
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    })
    .execute();
}

/** What was changed, the latest first, from before an id on, with the names of those who did it. */
export function changesOf(
  db: Db,
  asked: {
    readonly kind: AdministrationSubject;
    readonly subject?: string | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  },
) {
  return db
    .selectFrom('administration_changes as c')
    .leftJoin('staff', 'staff.id', 'c.staff_id')
    .select(['c.id', 'c.at', 'c.subject', 'c.what', 'c.before', 'c.after', 'staff.name as by'])
    .where('c.subject_kind', '=', asked.kind)
    .$if(asked.subject !== undefined, (query) => query.where('c.subject', '=', asked.subject!))
    .$if(asked.before !== undefined, (query) => query.where('c.id', '<', asked.before!))
    .orderBy('c.id', 'desc')
    .limit(asked.limit)
    .execute();
}
