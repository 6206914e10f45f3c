import { api } from '@insaf/contract/api.ts';
import { keyPermissions } from '@insaf/contract/partners.ts';
import type { Route } from '@insaf/contract/route.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { explanation } from '../../test/in-status.ts';
import { centreJudge, dossier, examiner, file, move, person } from '../../test/journey.ts';
import { callWith, issueKey, naserHead, wishedKey } from '../../test/partner-keys.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

const inNaser = async () => {
  const filed = await file(app);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-tech-centre' });
  await move(app, 'examiner@gov-bns-tech-centre', filed, 'refer', { agency: 'gov-bns-lu-naser' });
  return filed;
};

describe('a key', () => {
  test('is shown once, and what is kept of it opens nothing', async () => {
    const made = await issueKey(app);
    expect(made.key).toMatch(new RegExp(`^${made.prefix}_[A-Za-z0-9_-]{43}$`));
    const { body } = await app.call('GET', '/partner-keys', { as: naserHead });
    expect(body.keys[0]).toMatchObject({ id: made.id, prefix: made.prefix, state: 'works' });
    const secret = made.key.slice(made.prefix.length + 1);
    const { rows } = await app.database.pool.query(
      `SELECT (SELECT string_agg(k::text, '') FROM partner_keys k)
        || (SELECT string_agg(c::text, '') FROM administration_changes c) AS all`,
    );
    const kept = JSON.stringify(body) + rows[0].all;
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });

  test('reads and works on what its agency holds, and on nothing else', async () => {
    const { key } = await issueKey(app);
    const [mine, other] = [await inNaser(), await file(app)];
    const list = await callWith(app, key, 'GET', '/complaints');
    expect(list.body.complaints.map(({ number }: { number: string }) => number)).toEqual([
      mine.number,
    ]);
    expect((await callWith(app, key, 'GET', `/complaints/${mine.number}`)).status).toBe(200);
    expect((await callWith(app, key, 'GET', `/complaints/${other.number}`)).status).toBe(404);
    expect((await callWith(app, key, 'POST', `/complaints/${mine.number}/accept`, {})).status).toBe(
      200,
    );
    expect(
      (await callWith(app, key, 'POST', `/complaints/${other.number}/accept`, {})).status,
    ).toBe(404);
    const handBack = { reason: 'ليس من اختصاصنا' };
    const refused = await callWith(
      app,
      key,
      'POST',
      `/complaints/${mine.number}/hand-back`,
      handBack,
    );
    expect([refused.status, refused.body.error.code]).toEqual([403, 'not_permitted']);
  });

  test('stands in the history as the system of a partner, by the name of its key', async () => {
    const { key, id } = await issueKey(app, { name: 'نظام المتابعة' });
    const filed = await inNaser();
    await callWith(app, key, 'POST', `/complaints/${filed.number}/accept`, {});
    const last = (await dossier(app, naserHead, filed)).history.at(-1);
    expect(last).toMatchObject({ verb: 'accept', by: 'partner', officer: 'نظام المتابعة' });
    const { rows } = await app.database.pool.query(
      'SELECT actor, staff_id FROM history_entries WHERE complaint_number = $1 AND seq = 4',
      [filed.number],
    );
    expect(rows).toEqual([{ actor: 'partner', staff_id: id }]);
    const tracked = await person(app, filed);
    expect(tracked.steps.at(-1)).toMatchObject({
      verb: 'accept',
      agency: { en: expect.any(String) },
    });
    expect(JSON.stringify(tracked)).not.toContain('نظام المتابعة');
  });

  test('answers for its agency, and another body judges the reply', async () => {
    const { key } = await issueKey(app);
    const filed = await inNaser();
    await callWith(app, key, 'POST', `/complaints/${filed.number}/accept`, {});
    const path = `/complaints/${filed.number}/replies`;
    expect((await callWith(app, key, 'POST', path, explanation)).status).toBe(201);
    await move(app, centreJudge, filed, 'settle', {});
    expect(await person(app, filed)).toMatchObject({
      status: 'settled',
      reply: { text: explanation.text },
    });
  });

  test('shows who nobody is', async () => {
    const { key } = await issueKey(app);
    const filed = await inNaser();
    const { body } = await callWith(app, key, 'GET', `/complaints/${filed.number}`);
    const shown = JSON.stringify(body);
    for (const secret of ['أم محمد', '4567']) expect(shown).not.toContain(secret);
    for (const one of body.people) expect(one.name ?? null).toBeNull();
  });

  test('files for a person with channel api, its agency recorded, and each key answers for its own retries', async () => {
    const bank = await issueKey(app, { permissions: ['registerFor'] });
    const again = await issueKey(app, { permissions: ['registerFor'] });
    const complaint = {
      text: 'لم يصل المعاش هذا الشهر إلى الحساب',
      complainants: [{ name: 'سعاد علي', phone: '01001234567' }],
    };
    const send = (key: string, more: object = {}) =>
      app.call('POST', '/complaints', {
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'order-1' },
        body: { ...complaint, ...more },
      });
    const filed = await send(bank.key);
    expect(filed.status).toBe(201);
    expect((await send(bank.key)).body.number).toBe(filed.body.number);
    expect((await send(again.key)).body.number).not.toBe(filed.body.number);
    const { rows } = await app.database.pool.query(
      `SELECT c.channel, a.code, c.registered_by, h.actor, h.staff_id
       FROM complaints c JOIN agencies a ON a.id = c.registered_at_id
       JOIN history_entries h ON h.complaint_number = c.number AND h.seq = 1
       WHERE c.number = $1`,
      [filed.body.number],
    );
    expect(rows).toEqual([
      {
        ...{ channel: 'api', code: 'gov-bns-lu-naser', registered_by: null },
        ...{ actor: 'partner', staff_id: bank.id },
      },
    ]);
    expect((await person(app, filed.body)).status).toBe('received');
    expect((await send(bank.key, { channel: 'office' })).status).toBe(403);
    const reader = await issueKey(app, { permissions: ['readComplaints'] });
    expect((await send(reader.key)).body.error.code).toBe('not_permitted');
  });

  test('tells what it may do, to whoever holds it and to no one else', async () => {
    const { key, id } = await issueKey(app);
    const own = await callWith(app, key, 'GET', '/partner');
    expect(own.body).toMatchObject({ id, reach: 'alone', permissions: wishedKey().permissions });
    expect((await app.call('GET', '/partner', { as: naserHead })).status).toBe(403);
    expect((await app.call('GET', '/partner')).status).toBe(401);
  });

  test('is used up for this minute after as many calls as it was given, and used again in the next', async () => {
    const { key } = await issueKey(app, { perMinute: 3 });
    const other = await issueKey(app);
    for (let i = 0; i < 3; i++)
      expect((await callWith(app, key, 'GET', '/partner')).status).toBe(200);
    const slowed = await callWith(app, key, 'GET', '/partner');
    expect([slowed.status, slowed.headers['retry-after']]).toEqual([429, '60']);
    expect((await callWith(app, other.key, 'GET', '/partner')).status).toBe(200);
    app.pass({ minutes: 1 });
    expect((await callWith(app, key, 'GET', '/partner')).status).toBe(200);
  });

  test('says when it was used last, to the hour', async () => {
    app.turnTo(new Date('2026-07-05T07:41:00Z'));
    const { key, id } = await issueKey(app);
    const usedAt = async () => {
      const { body } = await app.call('GET', '/partner-keys', { as: naserHead });
      return body.keys.find((each: { id: string }) => each.id === id).usedAt;
    };
    expect(await usedAt()).toBeNull();
    await callWith(app, key, 'GET', '/partner');
    expect(await usedAt()).toBe('2026-07-05T07:00:00.000Z');
  });
});

describe('a key ends', () => {
  const opens = async (key: string) => (await callWith(app, key, 'GET', '/partner')).status === 200;

  test('at once when it is revoked, and cannot be renewed', async () => {
    const { key, id } = await issueKey(app);
    expect(await opens(key)).toBe(true);
    const revoked = await app.call('POST', `/partner-keys/${id}/revoke`, {
      as: naserHead,
      body: {},
    });
    expect(revoked.body).toMatchObject({ state: 'revoked' });
    expect(await opens(key)).toBe(false);
    const renewed = await app.call('POST', `/partner-keys/${id}/renew`, {
      as: naserHead,
      body: {},
    });
    expect([renewed.status, renewed.body.error.code]).toEqual([409, 'key_revoked']);
  });

  test('when its time has come', async () => {
    const { key } = await issueKey(app, { expiresAt: '2026-07-05T09:00:00Z' });
    expect(await opens(key)).toBe(true);
    app.turnTo(new Date('2026-07-05T09:00:00Z'));
    expect(await opens(key)).toBe(false);
  });

  test('when it is renewed: the old one after the chosen time, or at once', async () => {
    const { key, id } = await issueKey(app);
    const renew = (hours: number) =>
      app.call('POST', `/partner-keys/${id}/renew`, {
        as: naserHead,
        body: { oldLivesHours: hours },
      });
    const second = (await renew(24)).body.key as string;
    expect([await opens(key), await opens(second)]).toEqual([true, true]);
    app.pass({ hours: 24 });
    expect([await opens(key), await opens(second)]).toEqual([false, true]);
    app.turnTo(aSunday);
    const third = (await renew(0)).body.key as string;
    expect([await opens(key), await opens(second), await opens(third)]).toEqual([
      ...[false, false, true],
    ]);
  });

  test('as one that never was: a wrong secret, a wrong name and a revoked key read the same', async () => {
    const { key, id } = await issueKey(app);
    const wrong = key.slice(0, -2) + (key.endsWith('AA') ? 'BB' : 'AA');
    const unknown = key.replace(/^insaf_.{10}/, 'insaf_aaaaaaaaaa');
    await app.call('POST', `/partner-keys/${id}/revoke`, { as: naserHead, body: {} });
    const seen = [];
    for (const tried of [wrong, unknown, key, 'insaf_', `${key}x`]) {
      const { status, body } = await callWith(app, tried, 'GET', '/partner');
      seen.push({ status, code: body.error.code, message: body.error.message });
    }
    for (const one of seen) expect(one).toEqual({ ...seen[0], status: 401 });
  });

  test('and then files nothing as the public would', async () => {
    const { key, id } = await issueKey(app, { permissions: ['registerFor'] });
    await app.call('POST', `/partner-keys/${id}/revoke`, { as: naserHead, body: {} });
    const body = { text: 'شكوى تجريبية', complainants: [{ name: 'سعاد علي' }] };
    expect((await callWith(app, key, 'POST', '/complaints', body)).status).toBe(401);
  });
});

test('a key with everything that it can be given is let into the routes that say so, and into no other', async () => {
  const { key } = await issueKey(
    app,
    { permissions: [...keyPermissions], perMinute: 6000 },
    'head@gov-bns examiner@gov-bns',
  );
  for (const [name, route] of Object.entries(api) as [string, Route][]) {
    if (route.access === 'public' || route.byKey) continue;
    // Who may call is settled before anything else of the request is looked at.
    const path = route.path.replaceAll(/:\w+/g, 'any');
    const { status, body } = await callWith(app, key, route.method, path);
    expect([name, status, body.error?.code]).toEqual([name, 403, 'not_permitted']);
  }
});

test('the description of the API says which operations a key can call', async () => {
  const described = await app.http.inject('/api/v1/openapi.json');
  const { paths, components } = described.json();
  expect(components.securitySchemes.partnerKey).toMatchObject({ type: 'http', scheme: 'bearer' });
  expect(paths['/api/v1/complaints'].get.security).toEqual([{ session: [] }, { partnerKey: [] }]);
  expect(paths['/api/v1/complaints'].post.security).toEqual([{}, { partnerKey: [] }]);
  expect(paths['/api/v1/staff'].get.security).toEqual([{ session: [] }]);
});
