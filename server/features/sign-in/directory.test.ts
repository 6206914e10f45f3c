import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { createStaffMember } from '../staff/index.ts';

/*
 * Signing in through a directory, with a real provider of OpenID Connect on this machine. Who signs in
 * there is whose address is typed; what it says of the address is in the claims below.
 */

type Claims = { email: string; email_verified: boolean };

const claimsOf = new Map<string, Claims>();
let provider: Server;
let app: TestApp;
const publicUrl = 'http://localhost:3000';

beforeAll(async () => {
  provider = createServer();
  await new Promise<void>((resolve) => provider.listen(0, 'localhost', resolve));
  const issuer = `http://localhost:${(provider.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'insaf',
        client_secret: 'a secret between the two',
        redirect_uris: [`${publicUrl}/api/v1/sign-in/directory/return`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['a key for its cookies'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: async (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...claimsOf.get(sub) }),
    }),
    features: { devInteractions: { enabled: true } },
  });
  provider.on('request', oidc.callback());
  app = await testApp({
    settings: {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'insaf',
      OIDC_CLIENT_SECRET: 'a secret between the two',
    },
  });
});
afterAll(async () => {
  await app.close();
  await new Promise((resolve) => provider.close(resolve));
});

async function member(email: string, role = 'examiner') {
  const given = {
    ...{ email, name: 'موظفة الوزارة', language: 'ar' as const },
    roles: [{ role, agency: 'gov-bns', reach: 'below' as const }],
  };
  return createStaffMember(app.ctx, { kind: 'system', job: 'test' }, given);
}

/** Cookies as a browser keeps them, for one place. */
class Jar {
  private readonly kept = new Map<string, string>();
  take(cookies: readonly string[]) {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.kept.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
  get header() {
    return [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/**
 * A browser that signs in at the directory as somebody: where it ends, and with what cookies.
 *
 * @param changed what an attacker makes of the address to which the browser is sent
 */
async function comeThrough(sub: string, changed = (address: URL) => address, kept = '') {
  const [ours, theirs] = [new Jar(), new Jar()];
  ours.take(kept === '' ? [] : kept.split('; '));
  const left = await app.call('GET', '/sign-in/directory');
  expect(left.status).toBe(302);
  ours.take([left.headers['set-cookie'] ?? []].flat());
  let at = changed(new URL(String(left.headers.location)));
  const visit = async (init: RequestInit = {}) => {
    const headers = { cookie: theirs.header, ...init.headers };
    const answer = await fetch(at, { ...init, headers, redirect: 'manual' });
    theirs.take(answer.headers.getSetCookie());
    const to = answer.headers.get('location');
    if (to !== null) at = new URL(to, at);
    return { answer, page: to === null ? await answer.text() : '' };
  };
  for (let steps = 0; !at.href.startsWith(publicUrl) && steps < 12; steps++) {
    const { page } = await visit();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) continue;
    at = new URL(action, at);
    const prompt = page.includes('name="login"') ? 'login' : 'consent';
    const body = new URLSearchParams({
      prompt,
      ...(prompt === 'login' ? { login: sub, password: 'x' } : {}),
    });
    await visit({ method: 'POST', body });
  }
  const path = `${at.pathname.replace('/api/v1', '')}${at.search}`;
  const back = await app.call('GET', path, { headers: { cookie: ours.header } });
  ours.take([back.headers['set-cookie'] ?? []].flat());
  return { location: String(back.headers.location), cookie: ours.header, path };
}

test('who has an account signs in through the directory, by the address it has verified', async () => {
  const { id } = await member('known@ministry.example');
  claimsOf.set('known', { email: 'known@ministry.example', email_verified: true });
  const { location, cookie, path } = await comeThrough('known');
  expect(location).toBe('/desk');
  const me = await app.call('GET', '/me', { headers: { cookie } });
  expect(me.body).toMatchObject({ id, email: 'known@ministry.example' });
  const account = await app.call('GET', '/me/account', { headers: { cookie } });
  expect(account.body).toMatchObject({ password: false, sessions: [{ way: 'directory' }] });
  const { rows } = await app.database.pool.query(
    `SELECT access_token, refresh_token, id_token FROM staff_accounts WHERE provider_id = 'directory'`,
  );
  expect(rows).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);
  const replayed = await app.call('GET', path, { headers: { cookie } });
  expect(replayed.headers.location).toBe('/desk?directory=failed');
});

test('who has none is told so, and no account is made', async () => {
  claimsOf.set('stranger', { email: 'stranger@ministry.example', email_verified: true });
  const count = 'SELECT count(*)::int AS staff FROM staff';
  const before = (await app.database.pool.query(count)).rows;
  const { location, cookie } = await comeThrough('stranger');
  expect(location).toBe('/desk?directory=no_account');
  expect((await app.call('GET', '/me', { headers: { cookie } })).status).toBe(401);
  expect((await app.database.pool.query(count)).rows).toEqual(before);
});

test('an address that the directory has not verified opens nobody’s account', async () => {
  await member('careful@ministry.example');
  claimsOf.set('impostor', { email: 'careful@ministry.example', email_verified: false });
  const { location, cookie } = await comeThrough('impostor');
  expect(location).toBe('/desk?directory=not_verified');
  expect((await app.call('GET', '/me', { headers: { cookie } })).status).toBe(401);
});

test('who has left is not let in, and who administers shows a second factor besides', async () => {
  const { id } = await member('leaver@ministry.example');
  await app.call('PATCH', `/staff/${id}`, { as: 'administrator@cabinet', body: { active: false } });
  claimsOf.set('leaver', { email: 'leaver@ministry.example', email_verified: true });
  expect((await comeThrough('leaver')).location).toBe('/desk?directory=no_account');
  await member('admin@ministry.example', 'administrator');
  claimsOf.set('admin', { email: 'admin@ministry.example', email_verified: true });
  const { cookie } = await comeThrough('admin');
  const refused = await app.call('GET', '/staff', { headers: { cookie } });
  expect(refused.body.error).toMatchObject({
    code: 'second_factor_needed',
    params: { next: 'set_up' },
  });
});

test('an answer that this browser did not ask for is not taken', async () => {
  const forged = await app.call('GET', '/sign-in/directory/return?code=abc&state=made-up');
  expect(forged.headers.location).toBe('/desk?directory=failed');
});

test('the id token answers the request of this browser: one with another nonce is not taken', async () => {
  await member('nonced@ministry.example');
  claimsOf.set('nonced', { email: 'nonced@ministry.example', email_verified: true });
  const sent: string[] = [];
  const noting = (address: URL) => {
    sent.push(address.searchParams.get('nonce') ?? '');
    return address;
  };
  expect((await comeThrough('nonced', noting)).location).toBe('/desk');
  await comeThrough('nonced', noting);
  expect(new Set(sent).size).toBe(2);
  for (const nonce of sent) expect(nonce).toMatch(/^[\w-]{32}$/);
  for (const other of ['of-another-request', null]) {
    const { location, cookie } = await comeThrough('nonced', (address) => {
      if (other === null) address.searchParams.delete('nonce');
      else address.searchParams.set('nonce', other);
      return address;
    });
    expect(location).toBe('/desk?directory=failed');
    expect((await app.call('GET', '/me', { headers: { cookie } })).status).toBe(401);
  }
});

test('who comes through the directory leaves the session of before, and it is remembered', async () => {
  await member('twice@ministry.example');
  claimsOf.set('twice', { email: 'twice@ministry.example', email_verified: true });
  const first = await comeThrough('twice');
  const second = await comeThrough('twice', (address) => address, first.cookie);
  expect((await app.call('GET', '/me', { headers: { cookie: first.cookie } })).status).toBe(401);
  const account = await app.call('GET', '/me/account', { headers: { cookie: second.cookie } });
  expect(account.body.sessions).toHaveLength(1);
  expect(account.body.signIns).toMatchObject([
    { what: 'signed_in', way: 'directory', newDevice: false },
    { what: 'signed_in', way: 'directory', newDevice: true },
  ]);
});

test('metadata that name another issuer than the settings do are not used', async () => {
  const impostor = createServer((request, response) => {
    const { port } = provider.address() as AddressInfo;
    void fetch(`http://localhost:${port}${request.url}`)
      .then((answer) => answer.text())
      .then((text) => response.setHeader('content-type', 'application/json').end(text));
  });
  await new Promise<void>((resolve) => impostor.listen(0, 'localhost', resolve));
  const at = `http://localhost:${(impostor.address() as AddressInfo).port}`;
  const misled = await testApp({
    settings: { PUBLIC_URL: publicUrl, OIDC_ISSUER: at, OIDC_CLIENT_ID: 'insaf' },
  });
  const left = await misled.call('GET', '/sign-in/directory');
  expect([left.status, left.body.error.code]).toEqual([503, 'directory_unreachable']);
  const back = await misled.call('GET', '/sign-in/directory/return?code=abc&state=made-up');
  expect(back.headers.location).toBe('/desk?directory=failed');
  await misled.close();
  await new Promise((resolve) => impostor.close(resolve));
});
