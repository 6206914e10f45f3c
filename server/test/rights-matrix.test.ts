import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import { copyWithHole, holes } from './gate-copy.ts';
import { differences, type Matrix, openMatrix } from './rights-matrix.ts';

const settings = { SECOND_FACTOR: 'optional' };

let app: TestApp;
let matrix: Matrix;
beforeAll(async () => {
  app = await testApp({ settings });
  matrix = await openMatrix(app);
}, 120_000);
afterAll(async () => {
  await matrix.owner.end();
  await app.close();
});

test('every role at every place passes the routes that docs/rights.md says, and no others', async () => {
  const { different, count } = await differences(matrix);
  expect(different).toEqual([]);
  expect(count).toBeGreaterThan(5000);
}, 960_000);

describe('a hole in a copy of the gate is found by the matrix:', () => {
  test.for(Object.entries(holes))('%s', { timeout: 240_000 }, async ([, hole]) => {
    const { root, remove } = copyWithHole(hole);
    const from = (file: string) => import(pathToFileURL(join(root, 'test', file)).href);
    const holed: TestApp = await (await from('app.ts')).testApp({ settings });
    const opened: Matrix = await (await from('rights-matrix.ts')).openMatrix(holed);
    try {
      const roles = ['auditor', 'administrator'] as const;
      const routes = ['readComplaint', 'renameAgency', 'readStaffMember'];
      expect((await differences(opened, { roles, routes })).different).not.toEqual([]);
    } finally {
      await opened.owner.end();
      await holed.close();
      remove();
    }
  });
});
