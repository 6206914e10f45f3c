import { describe, expect, test } from 'vitest';
import { boundaries, circlesIn } from './boundaries.ts';
import { treeOf } from './tree.ts';

const broken = (files: Record<string, string>) =>
  boundaries.findings(treeOf(files)).map(({ rule, line }) => `${rule}:${line ?? ''}`);

describe('boundaries', () => {
  test('let everything be imported downwards, and a feature through its index', () => {
    expect(
      broken({
        'contract/errors.ts': "import { z } from 'zod';\nexport const errors = z;",
        'server/platform/errors.ts': "import { errors } from '@insaf/contract/errors.ts';",
        'server/features/referrals/index.ts': "export { refer } from './actions/refer.ts';",
        'server/features/referrals/actions/refer.ts':
          "import { Refusal } from '../../../platform/errors.ts';",
        'server/features/complaints/routes.ts': "import { refer } from '../referrals/index.ts';",
        'server/app.ts': "import { routes } from './features/complaints/routes.ts';",
        'web/desk/queue.ts': "import type { errors } from '@insaf/contract/errors.ts';",
      }),
    ).toEqual([]);
  });

  test('let a test set up what it likes, and refuse the same import in code', () => {
    const reaching = "import { app } from '../../test/app.ts';";
    const tools = { 'server/test/app.ts': "import { app } from '../app.ts';", 'server/app.ts': '' };
    expect(broken({ ...tools, 'server/features/intake/intake.test.ts': reaching })).toEqual([]);
    expect(broken({ ...tools, 'server/features/intake/routes.ts': reaching })).toEqual([
      'code-imports-test-tool:1',
    ]);
  });

  test.each([
    ['a type', "\nimport type { Row } from '../complaints/queries.ts';"],
    ['a name passed on', "\nexport { read } from '../complaints/queries.ts';"],
    ['a module loaded later', "\nconst later = () => import('../complaints/queries.ts');"],
  ])('refuse %s of another feature past its index', (_, text) => {
    expect(
      broken({
        'server/features/notices/jobs.ts': text,
        'server/features/complaints/queries.ts': 'export const read = 1;',
      }),
    ).toEqual(['past-the-index:2']);
  });

  test('refuse a built-in in the contract, and let its tests have one', () => {
    const text = "import fs from 'node:fs';";
    expect(broken({ 'contract/words.ts': text })).toEqual(['contract-imports-only-zod:1']);
    expect(broken({ 'contract/words.test.ts': text })).toEqual([]);
  });

  test('let a proof be checked by server and pages, and by nothing that the proof would need', () => {
    const proofs = { 'verify/proofs.ts': "import { sha256 } from '@noble/hashes/sha2.js';" };
    const taking = "import { rootOf } from 'insaf-verify/proofs.ts';";
    expect(broken({ ...proofs, 'server/features/ledger/actions/sign.ts': taking })).toEqual([]);
    expect(broken({ ...proofs, 'web/portal/scripts/verify.ts': taking })).toEqual([]);
    expect(broken({ ...proofs, 'contract/ledger.ts': taking })).toEqual([
      'contract-imports-only-zod:1',
    ]);
    const reading = "import fs from 'node:fs';";
    expect(broken({ 'verify/command/command.ts': reading })).toEqual([]);
    expect(broken({ 'verify/proofs.ts': reading })).toEqual(['verify-stands-alone:1']);
  });

  test('let two files need each other’s types, which are gone when they are loaded', () => {
    const files = (kind: string) => ({
      'server/platform/a.ts': `import ${kind} { B } from './b.ts';\nexport type A = B;`,
      'server/platform/b.ts': `import ${kind} { A } from './a.ts';\nexport type B = A;`,
    });
    expect(broken(files('type'))).toEqual([]);
    expect(broken(files(''))).toEqual(['circle-of-files:']);
  });
});

test('a circle is found behind any number of nodes that are in none', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['e']],
    ['e', ['b']],
  ]);
  expect(circlesIn(graph)).toEqual([['b', 'd', 'e', 'b']]);
});
