import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { mergeAgencies } from '../../../test/merge.ts';
import { exportAgencies } from './export-agencies.ts';
import { loadDirectory } from './load-directory.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const change = (code: string, what: string, body: object) =>
    app.call('POST', `/agencies/${code}/${what}`, { as: 'administrator@cabinet', body });
  await change('gov-bns', 'move', { parent: 'gov-is' });
  await mergeAgencies(app, 'gov-bns-lu-naser', 'gov-bns-lu-beba');
  await change('gov-bns-legal', 'close', {});
  const odd = ['=1+1', '+20 12', '-٥', '@all', "'=quoted", "''-twice", '"a", b\nc', "l'eau"];
  for (const [at, nameEn] of odd.entries()) {
    const code = `gov-is-lu-district-${(at % 3) + 1}`;
    const name = { nameAr: `${nameEn} عربي`, nameEn };
    if (at < 3) await change(code, 'rename', name);
    else {
      const body = { code: `odd-${at}`, parent: code, kind: 'office', ...name };
      await app.call('POST', '/agencies', { as: 'administrator@cabinet', body });
    }
  }
});
afterAll(() => app.close());

const system = { kind: 'system', job: 'test' } as const;

test('what is exported loads back as unchanged, every agency of it', async () => {
  const { status, headers, body } = await app.call('GET', '/agencies.csv');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const [report] = await loadDirectory(app.ctx, system, { agencies: body });
  expect(report).toEqual({
    ...{ kind: 'agencies', added: [], changed: [], moved: [], renamed: [], missing: [] },
    unchanged: 113,
  });
});

test('what is exported makes the same directory elsewhere', async () => {
  const elsewhere = await bareCtx();
  const read = (name: string) =>
    readFile(new URL(`../../../directory/${name}.csv`, import.meta.url), 'utf8');
  const agencies = await exportAgencies(app.ctx);
  const files = { places: await read('places'), categories: await read('categories'), agencies };
  await loadDirectory(elsewhere.ctx, system, files);
  expect(await exportAgencies(elsewhere.ctx)).toBe(agencies);
  await elsewhere.close();
});

test('no cell of the export begins as a formula does', async () => {
  const csv = await exportAgencies(app.ctx);
  expect(csv).toContain("'=1+1");
  expect(csv).not.toMatch(/(^|,|")[=+\-@\t]/m);
});
