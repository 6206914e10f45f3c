import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const first = 'administrator@cabinet';
const second = 'administrator@cabinet auditor@cabinet';
const reason = 'صدر به قرار وزاري';
const merging = (code: string, into: string) => ({
  ...{ kind: 'merge_agency', order: { code, into }, reason },
});

const ask = (body: object, as = first) => app.call('POST', '/approvals', { as, body });
const decide = (id: string, as: string, approve = true) =>
  app.call('POST', `/approvals/${id}/decision`, { as, body: { approve } });
const outcome = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];
const listed = async (as: string, list: string) =>
  (await app.call('GET', `/approvals?list=${list}`, { as })).body.approvals.map(
    ({ id }: { id: string }) => id,
  );
const isOpen = async (code: string) => (await app.call('GET', `/agencies/${code}`)).body.active;

async function member(as: string, role: string, agency: string, email: string) {
  const body = { name: 'موظف جديد', email, roles: [{ role, agency }] };
  return app.call('POST', '/staff', { as, body });
}

describe('a merger', () => {
  test('is done when another with the permission for both agencies approves it, not before', async () => {
    const { body } = await ask(merging('gov-bns-lu-fashn', 'gov-bns-lu-beba'));
    expect(await isOpen('gov-bns-lu-fashn')).toBe(true);
    expect(await listed(second, 'waiting')).toEqual([body.id]);
    expect(await listed(first, 'waiting')).toEqual([]);
    expect(await listed(first, 'asked')).toEqual([body.id]);
    expect(await listed('administrator@gov-is', 'waiting')).toEqual([]);
    expect(outcome(await decide(body.id, first))).toEqual([403, 'own_request']);
    expect(outcome(await decide(body.id, 'administrator@gov-is'))).toEqual([404, 'not_found']);
    expect(outcome(await decide(body.id, 'head@gov-bns'))).toEqual([404, 'not_found']);
    expect(await isOpen('gov-bns-lu-fashn')).toBe(true);
    const done = await decide(body.id, second);
    expect(done.body).toMatchObject({ state: 'approved', can: { decide: false } });
    expect(await isOpen('gov-bns-lu-fashn')).toBe(false);
    expect(await listed(second, 'waiting')).toEqual([]);
    expect(await listed(second, 'decided')).toEqual([body.id]);
    const again = await decide(body.id, 'administrator@gov-bns');
    expect(again.body.error.code).toBe('agency_closed');
  });

  test('is not asked for by who may not do it, nor what cannot be done', async () => {
    const beyond = await ask(merging('gov-bns-lu-beba', 'gov-is'), 'administrator@gov-bns');
    expect(beyond.body.error).toMatchObject({ code: 'not_permitted', field: 'order.into' });
    expect(outcome(await ask(merging('gov-bns', 'gov-bns-lu-beba')))).toEqual([
      ...[409, 'agency_below_itself'],
    ]);
    const short = await ask({ ...merging('gov-bns-lu-beba', 'gov-bns'), reason: ' ' });
    expect([short.status, short.body.error.field]).toEqual([400, 'reason']);
  });

  test('is refused with words, taken back, or runs out of time, and is not done then', async () => {
    const order = merging('gov-bns-lu-beba', 'gov-bns-lu-wasta');
    const refused = (await ask(order)).body;
    expect((await decide(refused.id, second, false)).body.state).toBe('refused');
    const withdrawn = (await ask(order)).body;
    const take = (as: string) => app.call('DELETE', `/approvals/${withdrawn.id}`, { as });
    expect(outcome(await take(second))).toEqual([404, 'not_found']);
    expect((await take(first)).body.state).toBe('withdrawn');
    const late = (await ask(order)).body;
    app.pass({ days: 8 });
    for (const { id } of [refused, withdrawn, late]) {
      expect(outcome(await decide(id, second))).toEqual([409, 'approval_over']);
    }
    expect(await listed(second, 'waiting')).toEqual([]);
    expect(await isOpen('gov-bns-lu-beba')).toBe(true);
  });

  test('is not done when who asked has lost the permission or left meanwhile', async () => {
    const asker = 'administrator@gov-is supervisor@gov-is';
    const { body } = await ask(merging('gov-is-lu-fayed', 'gov-is-lu-ismailia'), asker);
    await app.database.pool.query(
      `DELETE FROM staff_roles WHERE role = 'administrator' AND staff_id =
         (SELECT asked_by FROM approvals WHERE id = $1)`,
      [body.id],
    );
    expect(outcome(await decide(body.id, second))).toEqual([403, 'not_permitted']);
    await app.database.pool.query(
      'UPDATE staff SET active = false WHERE id = (SELECT asked_by FROM approvals WHERE id = $1)',
      [body.id],
    );
    expect(outcome(await decide(body.id, second))).toEqual([409, 'asker_left']);
    expect(await isOpen('gov-is-lu-fayed')).toBe(true);
  });

  test('that two approve at once is done once', async () => {
    const { body } = await ask(merging('gov-is-lu-fayed', 'gov-is-lu-ismailia'));
    const both = ['administrator@gov-is', second].map((as) => decide(body.id, as));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });
});

describe('a role that administers', () => {
  const giving = (staff: string, role = 'administrator') => ({
    ...{ kind: 'give_role', order: { staff, role, agency: 'gov-bns', reach: 'below' }, reason },
  });

  test('is given by two: not by one, not with an account, not by who receives it', async () => {
    const direct = await member(first, 'administrator', 'gov-bns', 'a@insaf.example');
    expect(direct.body.error).toMatchObject({ code: 'needs_two', field: 'roles.0.role' });
    const { body: one } = await member(first, 'examiner', 'gov-bns', 'b@insaf.example');
    const given = await app.call('POST', `/staff/${one.id}/roles`, {
      ...{ as: first, body: { role: 'administrator', agency: 'gov-bns' } },
    });
    expect(outcome(given)).toEqual([409, 'needs_two']);
    const { body } = await ask(giving(one.id));
    expect(body.details).toMatchObject({ name: 'موظف جديد', agency: { en: expect.any(String) } });
    expect((await decide(body.id, second)).body.state).toBe('approved');
    const page = await app.call('GET', `/staff/${one.id}`, { as: first });
    expect(page.body.roles.map(({ role }: { role: string }) => role).sort()).toEqual([
      ...['administrator', 'examiner'],
    ]);
  });

  test('is approved neither by who receives it nor by an account that the asker made this week', async () => {
    const { staffId } = (await app.acting(second)) as { staffId: string };
    const about = (await ask(giving(staffId))).body;
    expect(outcome(await decide(about.id, second))).toEqual([403, 'about_oneself']);
    const { body: one } = await member(first, 'examiner', 'gov-bns', 'c@insaf.example');
    const { body } = await ask(giving(one.id));
    await app.call('PATCH', `/staff/${staffId}`, { as: first, body: { name: 'اسم آخر' } });
    expect(outcome(await decide(body.id, second))).toEqual([403, 'made_by_asker']);
    app.pass({ days: 8 });
    const later = (await ask(giving(one.id))).body;
    expect((await decide(later.id, second)).status).toBe(200);
  });
});
