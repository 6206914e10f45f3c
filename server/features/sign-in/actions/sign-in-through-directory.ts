import type { Directory } from '../../../platform/auth/directory.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Means, replaceSession } from './begin-session.ts';
import type { Caller } from './read-caller.ts';
import { sessionIn } from './read-session.ts';

const desk = '/desk';

/** What the desk says when signing in through the directory did not work: `/desk?directory=…`. */
const faults: Readonly<Record<string, string>> = {
  signup_disabled: 'no_account',
  account_not_linked: 'not_verified',
  email_not_found: 'not_verified',
  LEFT: 'no_account',
  access_denied: 'cancelled',
};

/**
 * Where to send the browser so that the directory makes the person out.
 *
 * @throws Refusal `directory_missing`, `directory_unreachable`
 */
export async function leaveForDirectory(
  ctx: Ctx,
  directory: Directory | null,
  caller: Caller,
): Promise<{ location: string; cookies: string[] }> {
  if (directory === null) throw new Refusal('directory_missing');
  const { api } = await directory();
  const { headers, response } = await api
    .signInSocial({
      body: {
        ...{ provider: 'directory', callbackURL: desk, disableRedirect: true },
        errorCallbackURL: desk,
      },
      headers: caller.headers,
      returnHeaders: true,
    })
    .catch((err: Error) => {
      ctx.log.warn({ err }, 'the directory could not be asked');
      throw new Refusal('directory_unreachable');
    });
  return { location: response.url!, cookies: headers.getSetCookie() };
}

/**
 * Takes the answer of the directory: a session for the member of staff whose verified address it tells, or
 * the page that says in words why there is none. Accounts are never made by it.
 *
 * The session in which somebody came back, where there was one, ends.
 *
 * @throws Refusal `directory_missing`
 */
export async function returnFromDirectory(
  ctx: Ctx,
  means: Means,
  directory: Directory | null,
  { caller, query }: { caller: Caller; query: Readonly<Record<string, unknown>> },
): Promise<{ location: string; cookies: readonly string[] }> {
  if (directory === null) throw new Refusal('directory_missing');
  const { api } = await directory();
  const answered = await api
    .callbackOAuth({
      ...{ query, params: { id: 'directory' }, headers: caller.headers },
      ...{ method: 'GET', asResponse: true },
    })
    .catch((err: Error) => {
      ctx.log.warn({ err }, 'the answer of the directory could not be taken');
      return null;
    });
  const to = new URL(answered?.headers.get('location') ?? '', 'http://desk.invalid');
  const error = to.searchParams.get('error');
  if (answered === null || error !== null || to.pathname !== desk) {
    return { location: `${desk}?directory=${faults[error ?? ''] ?? 'failed'}`, cookies: [] };
  }
  const cookies = answered.headers.getSetCookie();
  const within = new Headers(caller.headers);
  within.set('cookie', cookies.map((cookie) => cookie.split(';')[0]).join('; '));
  const { staffId } = await sessionIn(ctx, within);
  const began = await replaceSession(ctx, means, caller, {
    ...{ staffId, way: 'directory', secondFactor: false, step: 'first', token: '', cookies },
  });
  return { location: desk, cookies: began.cookies };
}
