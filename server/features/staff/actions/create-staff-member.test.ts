import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { createStaffMember } from './create-staff-member.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const member = (roles: object[]) => ({
  name: 'سلوى جابر',
  email: `salwa${Math.floor(app.now.getTime())}-${roles.length}@insaf.example`,
  roles,
});

test('an administrator gives roles where their own reaches, and nowhere else', async () => {
  const as = 'administrator@gov-bns';
  const reached = [{ role: 'examiner', agency: 'gov-bns-lu-naser' }];
  const beyond = [{ role: 'examiner', agency: 'gov-is' }];
  expect((await app.call('POST', '/staff', { as, body: member(reached) })).status).toBe(201);
  const refused = await app.call('POST', '/staff', {
    as,
    body: { ...member(beyond), email: 'x@y.eg' },
  });
  expect([refused.status, refused.body.error.field]).toEqual([403, 'roles.0.agency']);
  const taken = await app.call('POST', '/staff', { as, body: member(reached) });
  expect([taken.status, taken.body.error.code]).toEqual([409, 'email_taken']);
  const judge = await app.call('POST', '/staff', { as: 'judge@gov-bns', body: member(reached) });
  expect(judge.status).toBe(403);
});

test('whose reach is one agency alone gives no role that reaches below it', async () => {
  const acting = {
    kind: 'staff' as const,
    staffId: 'a',
    name: 'a',
    holdings: (await app.acting('administrator@gov-is')).holdings.map((holding) => ({
      ...holding,
      reach: 'alone' as const,
    })),
  };
  const wanted = (reach: 'alone' | 'below') =>
    createStaffMember(app.ctx, acting, {
      ...{ name: 'منى', email: `${reach}@insaf.example`, password: 'a long enough password' },
      language: 'ar',
      roles: [{ role: 'head', agency: 'gov-is', reach }],
    });
  await expect(wanted('below')).rejects.toMatchObject({ params: { field: 'roles.0.reach' } });
  await expect(wanted('alone')).resolves.toMatchObject({ name: 'منى' });
});
