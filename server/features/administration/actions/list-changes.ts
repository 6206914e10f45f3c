import type {
  AdministrationChange,
  AdministrationChangeKind,
  AdministrationSubject,
} from '@insaf/contract/administration.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { changesOf } from '../queries.ts';

/**
 * Lets whoever administers a subject go on: each kind has its own, given where the features are put
 * together (app.ts). Without a subject, all of the kind is meant.
 */
export type MayRead = Readonly<
  Record<AdministrationSubject, (acting: Acting, subject: string | undefined) => Promise<void>>
>;

/**
 * What was changed in a subject, the latest first.
 *
 * @throws Refusal `not_permitted`, `not_found`
 */
export async function listChanges(
  ctx: Ctx,
  mayRead: MayRead,
  acting: Acting,
  asked: {
    kind: AdministrationSubject;
    subject?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<{ changes: AdministrationChange[]; next: string | null }> {
  await mayRead[asked.kind](acting, asked.subject);
  const rows = await changesOf(ctx.db, { ...asked, limit: asked.limit + 1 });
  const page = rows.slice(0, asked.limit);
  return {
    changes: page.map(({ at, what, before, after, ...row }) => ({
      ...row,
      at: at.toISOString(),
      what: what as AdministrationChangeKind,
      before: before as Record<string, unknown> | null,
      after: after as Record<string, unknown> | null,
    })),
    next: rows.length > page.length ? page.at(-1)!.id : null,
  };
}
