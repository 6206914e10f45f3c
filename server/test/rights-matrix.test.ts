import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import { copyWithHoles, type HoledServer, holes } from './gate-copy.ts';
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
  let copy: HoledServer;
  let holed: TestApp;
  let opened: Matrix;
  const found = () => {
    const roles = ['auditor', 'administrator'] as const;
    const routes = ['readComplaint', 'renameAgency', 'readStaffMember', 'listStaff'];
    return differences(opened, { roles, routes });
  };
  beforeAll(async () => {
    copy = copyWithHoles();
    const from = (file: string) => import(pathToFileURL(join(copy.root, 'test', file)).href);
    holed = await (await from('app.ts')).testApp({ settings });
    opened = await (await from('rights-matrix.ts')).openMatrix(holed);
  });
  afterAll(async () => {
    await opened.owner.end();
    await holed.close();
    copy.remove();
  });

  test('but not as long as all are closed', async () => {
    expect((await found()).different).toEqual([]);
  });

  test.for(Object.keys(holes))('%s', async (hole) => {
    copy.open(hole);
    expect((await found()).different).not.toEqual([]);
  });
});
