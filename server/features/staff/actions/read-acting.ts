import type { SignIn } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { holdingOf, type Staff } from '../../rights/index.ts';
import { holdingsOf } from '../queries.ts';

/** Who is signed in by these headers (a cookie, or a bearer token), or null. */
export async function readActing(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  auth: SignIn,
  headers: Headers,
): Promise<Staff | null> {
  const session = await readSession(auth, headers);
  return session === null ? null : actingAs(ctx, session.user.id);
}

/** The id of the session that these headers show, or null. */
export async function sessionOf(
  auth: SignIn,
  { cookie, authorization }: { cookie?: string | undefined; authorization?: string | undefined },
): Promise<string | null> {
  const headers = new Headers();
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (authorization !== undefined) headers.set('authorization', authorization);
  return (await readSession(auth, headers))?.session.id ?? null;
}

async function readSession(auth: SignIn, headers: Headers) {
  if (!headers.has('cookie') && !headers.has('authorization')) return null;
  const { api } = await auth();
  return api.getSession({ headers }).catch((error: { statusCode?: number }) => {
    // A session that is not valid is nobody's; a database that cannot now is not an answer.
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    return null;
  });
}

/** A member of staff with the roles of this moment, or null once they have left. */
export async function actingAs(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  staffId: string,
): Promise<Staff | null> {
  const rows = await holdingsOf(db, staffId, clock());
  const [first] = rows;
  if (first === undefined) return null;
  return { kind: 'staff', staffId, name: first.name, holdings: rows.flatMap(holdingOf) };
}
