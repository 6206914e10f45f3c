import { describe, expect, test } from 'vitest';
import { features } from './features.ts';
import { treeOf } from './tree.ts';

const at = 'server/features/evidence/';
const broken = (files: Record<string, string>) =>
  features.findings(treeOf(files)).map(({ rule }) => rule);

describe('the inside of a feature', () => {
  test('has the files that the architecture names, each with its test', () => {
    const names = [
      'index.ts',
      'routes.ts',
      'queries.ts',
      'events.ts',
      'jobs.ts',
      'journey.test.ts',
      'actions/judge-item.ts',
      'actions/judge-item.test.ts',
      'rules/near-the-place.ts',
      'rules/near-the-place.test.ts',
      'queries/of-places.ts',
      'smpp.d.ts',
    ];
    expect(broken(Object.fromEntries(names.map((name) => [at + name, ''])))).toEqual([]);
  });

  test.each(['types.ts', 'service.ts', 'helpers/date.ts', 'actions/judge/item.ts', 'rules/A.ts'])(
    'has no %s',
    (name) => {
      expect(broken({ [at + name]: '' })).toEqual(['file-name']);
    },
  );

  test('lets an action use actions, queries and rules, and a rule use rules', () => {
    expect(
      broken({
        [`${at}rules/a.ts`]: "import { b } from './b.ts';",
        [`${at}rules/b.ts`]: '',
        [`${at}queries.ts`]:
          "import { a } from './rules/a.ts';\nexport { c } from './queries/c.ts';",
        [`${at}queries/c.ts`]: "import { a } from '../rules/a.ts';",
        [`${at}actions/one.ts`]:
          "import './two.ts';\nimport '../queries.ts';\nimport '../rules/a.ts';",
        [`${at}actions/two.ts`]: '',
        [`${at}routes.ts`]: "import './actions/one.ts';",
        [`${at}index.ts`]: "export { routes } from './routes.ts';",
      }),
    ).toEqual([]);
  });

  test.each([
    ['queries.ts', './actions/one.ts'],
    ['queries/c.ts', '../queries.ts'],
    ['actions/one.ts', '../routes.ts'],
    ['actions/one.ts', '../index.ts'],
    ['routes.ts', './jobs.ts'],
    ['events.ts', './actions/one.ts'],
  ])('refuses %s that imports %s', (name, taken) => {
    expect(broken({ [at + name]: `import type { A } from '${taken}';` })).toEqual(['upward']);
  });
});

describe('a rule', () => {
  const rule = (text: string, others: Record<string, string> = {}) =>
    broken({ [`${at}rules/near.ts`]: text, ...others });

  test('may know types from anywhere below, for types do nothing', () => {
    expect(rule("import type { Db } from '../../../platform/context.ts';")).toEqual([]);
  });

  test('may use what another feature’s index takes from rules, and nothing else of it', () => {
    const index =
      "export { addTime } from './rules/time.ts';\nexport { load } from './queries.ts';";
    const neighbour = { 'server/features/deadlines/index.ts': index };
    expect(rule("import { addTime } from '../../deadlines/index.ts';", neighbour)).toEqual([]);
    expect(rule("import { load } from '../../deadlines/index.ts';", neighbour)).toEqual([
      'rule-reaches-out',
    ]);
  });

  test('may use what the platform computes, and nothing of it that looks at the world', () => {
    const taking = "import { name } from '../../../platform/files/name.ts';";
    const platform = (text: string) => ({ 'server/platform/files/name.ts': text });
    expect(rule(taking, platform("import { createHash } from 'node:crypto';"))).toEqual([]);
    for (const text of ["import fs from 'node:fs';", 'export const name = Date.now();']) {
      expect(rule(taking, platform(text))).toEqual(['rule-reaches-out']);
    }
  });

  test('may use what proves the ledger, and not the command that reads files', () => {
    expect(rule("import { commitment } from 'insaf-verify/commitment.ts';")).toEqual([]);
    const reading = "import { publicFiles } from 'insaf-verify/command/read-tiles.ts';";
    expect(rule(reading)).toEqual(['rule-reaches-out']);
  });

  test('may hash, and may not draw random bytes', () => {
    expect(rule("import { createHash } from 'node:crypto';")).toEqual([]);
    expect(rule("import { randomBytes } from 'node:crypto';")).toEqual(['rule-reaches-out']);
  });

  test.each(['node:fs', 'kysely', 'pg', 'sharp', 'fastify'])('may not import %s', (name) => {
    expect(rule(`import { x } from '${name}';`)).toEqual(['rule-reaches-out']);
  });
});
