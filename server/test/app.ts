import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Route } from '@insaf/contract/route.ts';
import { composeApp } from '../app.ts';
import { loadFirstDirectory } from '../features/agencies/index.ts';
import { actingAs, createStaffMember } from '../features/staff/index.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { codeOf } from './authenticator.ts';
import { testDatabase } from './database.ts';

/*
 * The whole server on a database of its own, with a clock the test moves. Requests go through the real
 * routes (`call`); what has no route, such as a job, is called with `app.ctx`.
 */

export type TestApp = Awaited<ReturnType<typeof testApp>>;

/** Sunday 5 July 2026, ten in the morning in Cairo. */
export const aSunday = new Date('2026-07-05T07:00:00Z');

const password = 'correct horse battery staple';

export async function testApp({ settings = {} }: { settings?: Record<string, string> } = {}) {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    PORT: '0',
    SECOND_FACTOR: 'administrators',
    // Tests ask for more in a minute of their standing clock than people do.
    ...{ ADDRESS_REQUESTS: '0', ACCOUNT_REQUESTS: '0', GROUP_REQUESTS: '0' },
    ...settings,
  });
  let now = aSunday;
  const app = await composeApp({
    db: database.db,
    pool: database.pool,
    config,
    log: createLog({ level: config.LOG_LEVEL }),
    clock: () => now,
  });
  await loadFirstDirectory(app.ctx, () => undefined);
  await app.http.ready();
  const people = new Map<string, Promise<string>>();
  const seen = new Map<string, Date>();

  /** An account with one role, made when first asked for: `examiner@system`. */
  const tokenOf = (who: string): Promise<string> => {
    let token = people.get(who);
    if (token === undefined) {
      token = makeAccount(who);
      people.set(who, token);
    }
    return token;
  };

  async function makeAccount(who: string): Promise<string> {
    const roles = who.split(' ').map((held) => {
      const [role, agency] = held.split('@') as [string, string];
      return { role, agency, reach: 'below' as const };
    });
    const email = `${who.replaceAll(/[^a-z0-9]+/g, '-')}@insaf.example`;
    const member = { email, name: `موظف ${who}`, password, language: 'ar' as const, roles };
    await createStaffMember(app.ctx, { kind: 'system', job: 'test' }, member);
    const { token, next } = (await call('POST', '/sign-in', { body: { email, password } })).body;
    return next === 'set_up' ? setUpSecondFactor(token) : token;
  }

  /** Who administers sets an authenticator app up first, as on their first day. */
  async function setUpSecondFactor(token: string): Promise<string> {
    const headers = { authorization: `Bearer ${token}` };
    const { secret } = (await call('POST', '/me/authenticator', { headers, body: {} })).body;
    const body = { code: codeOf(secret) };
    return (await call('POST', '/me/authenticator/confirm', { headers, body })).body.token;
  }

  /**
   * Whoever acts has just signed in: tests move the clock by days, and sessions last for hours. What
   * becomes of sessions in time is tried with tokens of one's own.
   */
  async function signedInNow(who: string): Promise<string> {
    const token = await tokenOf(who);
    if (seen.get(token) !== now) {
      await database.pool.query(
        `UPDATE staff_sessions SET signed_in_at = $2, used_at = $2, proven_at = $2 WHERE token = $1`,
        [token, now],
      );
      seen.set(token, now);
    }
    return token;
  }

  type Options = { as?: string; body?: unknown; headers?: Record<string, string> };

  /** A request to a route of the API, as somebody (`as: 'examiner@system'`) or as the public. */
  async function call(method: Route['method'], path: string, { as, body, headers }: Options = {}) {
    const response = await app.http.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'accept-language': 'en',
        ...(as === undefined ? {} : { authorization: `Bearer ${await signedInNow(as)}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      raw: response.rawPayload,
      body: isJson ? response.json() : response.payload,
    };
  }

  return {
    ...app,
    database,
    call,
    tokenOf: signedInNow,
    /** The acting person of an account, for calling actions directly. */
    acting: async (who: string) => {
      await tokenOf(who);
      const email = `${who.replaceAll(/[^a-z0-9]+/g, '-')}@insaf.example`;
      const { rows } = await database.pool.query('SELECT id FROM staff WHERE email = $1', [email]);
      return (await actingAs(app.ctx, rows[0].id))!;
    },
    get now() {
      return now;
    },
    /** Moves the clock. */
    pass: (time: { minutes?: number; hours?: number; days?: number }) => {
      const { minutes = 0, hours = 0, days = 0 } = time;
      now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
    },
    /** Sets the clock. */
    turnTo: (instant: Date) => {
      now = instant;
    },
    close: async () => {
      await app.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
