import { keyPermissions } from '@insaf/contract/partners.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { issueKey, naserHead, wishedKey } from '../../test/partner-keys.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

describe('who makes keys', () => {
  const refused = async (more: object, as = naserHead) => {
    const { status, body } = await app.call('POST', '/partner-keys', { as, body: wishedKey(more) });
    return [status, body.error?.code, body.error?.field];
  };

  test('gives no more than they hold, where they hold it, as far as they reach', async () => {
    expect(await refused({ agency: 'gov-bns' })).toEqual([403, 'not_permitted', 'agency']);
    expect(await refused({ agency: 'gov-bns-lu-beba' })).toEqual([403, 'not_permitted', 'agency']);
    const admin = 'administrator@system';
    const onlyFigures = { agency: 'system', permissions: ['readFigures', 'accept'] };
    expect(await refused(onlyFigures, admin)).toEqual([403, 'not_permitted', 'permissions.1']);
    expect(await refused({}, 'agency_officer@gov-bns-lu-naser')).toEqual([
      ...[403, 'not_permitted', undefined],
    ]);
    const above = await issueKey(
      app,
      { permissions: [...keyPermissions] },
      'head@gov-bns examiner@gov-bns',
    );
    expect(above.key).toMatch(/^insaf_/);
  });

  test('gives nothing that ends a complaint, judges, names people or administers', async () => {
    const never = ['dismiss', 'settle', 'returnReply', 'readName', 'manageStaff', 'issueKeys'];
    for (const permission of never) {
      expect(await refused({ permissions: [permission] })).toEqual([
        ...[400, 'invalid_input', 'permissions.0'],
      ]);
    }
  });

  test('gives each a time, two years at most', async () => {
    for (const wrong of ['2026-07-05T07:00:00Z', '2028-08-01T00:00:00Z']) {
      expect(await refused({ expiresAt: wrong })).toEqual([400, 'invalid_input', 'expiresAt']);
    }
    expect(await refused({ expiresAt: undefined })).toEqual([400, 'invalid_input', 'expiresAt']);
  });

  test('sees and changes the keys within reach only, and nobody else’s', async () => {
    const { id } = await issueKey(app);
    const beside = 'head@gov-bns-lu-beba';
    const { body } = await app.call('GET', '/partner-keys', { as: beside });
    expect(body.keys.map((each: { id: string }) => each.id)).not.toContain(id);
    for (const act of ['renew', 'revoke']) {
      const tried = await app.call('POST', `/partner-keys/${id}/${act}`, { as: beside, body: {} });
      expect(tried.status).toBe(404);
    }
    const edit = { as: beside, body: { name: 'آخر' } };
    expect((await app.call('PATCH', `/partner-keys/${id}`, edit)).status).toBe(404);
    const changes = `/administration/changes?kind=partner_key&subject=${id}`;
    expect((await app.call('GET', changes, { as: beside })).status).toBe(404);
  });

  test('leaves a memory of each change, with who made it', async () => {
    const { id } = await issueKey(app);
    await app.call('PATCH', `/partner-keys/${id}`, { as: naserHead, body: { perMinute: 30 } });
    await app.call('POST', `/partner-keys/${id}/renew`, { as: naserHead, body: {} });
    await app.call('POST', `/partner-keys/${id}/revoke`, { as: naserHead, body: {} });
    const { body } = await app.call(
      'GET',
      `/administration/changes?kind=partner_key&subject=${id}`,
      { as: naserHead },
    );
    expect(body.changes.map(({ what }: { what: string }) => what)).toEqual([
      ...['revoked', 'renewed', 'edited', 'created'],
    ]);
    expect(body.changes[2]).toMatchObject({
      ...{ before: { perMinute: 60 }, after: { perMinute: 30 }, by: `موظف ${naserHead}` },
    });
  });

  test('pages through many, the latest first', async () => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await app.call('GET', `/partner-keys?limit=3${after}`, { as: naserHead });
      seen.push(...body.keys.map((each: { id: string }) => each.id));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    const { body } = await app.call('GET', '/partner-keys?limit=100', { as: naserHead });
    expect(seen).toEqual(body.keys.map((each: { id: string }) => each.id));
    expect(new Set(seen).size).toBe(seen.length);
  });
});
