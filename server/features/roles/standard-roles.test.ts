import { standardRoles } from '@insaf/contract/roles.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('the standard roles of a new database are those of the contract, each with words in both languages', async () => {
  const { body } = await app.call('GET', '/roles', { as: 'auditor@cabinet' });
  type Told = { code: string; permissions: string[]; title: object; hint: object };
  const sorted = (permissions: readonly string[]) => permissions.toSorted();
  expect(
    Object.fromEntries(body.roles.map((role: Told) => [role.code, sorted(role.permissions)])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(standardRoles).map(([code, permissions]) => [code, sorted(permissions)]),
    ),
  );
  for (const { title, hint } of body.roles as Told[]) {
    for (const words of [title, hint]) {
      expect(words).toEqual({
        ar: expect.stringMatching(/[ء-ي]/),
        en: expect.stringMatching(/[a-z]/),
      });
    }
  }
});
