import { describe, expect, test } from 'vitest';
import { pure } from './pure.ts';
import { treeOf } from './tree.ts';

const broken = (text: string, path = 'server/features/deadlines/rules/due.ts') =>
  pure.findings(treeOf({ [path]: text })).map(({ rule }) => rule);

describe('a rule', () => {
  test.each([
    'const due = new Date(at.getTime() + 1000);',
    'const at = Date.UTC(2026, 0, 1);',
    'const zone = Temporal.ZonedDateTime.from(text);',
    'const most = Math.max(1, 2);',
    'type Clock = { now: () => Date; process: string };',
    'const kept = { process: 1, fetch: 2 };',
    'const step = row.process.fetch;',
    '// Date.now() is what a rule never calls',
  ])('may say: %s', (text) => {
    expect(broken(text)).toEqual([]);
  });

  test.each([
    ['reads-clock', 'const now = new Date();'],
    ['reads-clock', 'const now = new Date;'],
    ['reads-clock', 'const now = Date();'],
    ['reads-clock', 'const now = Date.now();'],
    ['reads-clock', 'const clock = Date.now;'],
    ['reads-clock', 'const now = Temporal.Now.instant();'],
    ['reads-clock', 'const at = performance?.now();'],
    ['reads-chance', 'const n = Math.random();'],
    ['reads-environment', 'const zone = process.env.TZ;'],
    ['reads-environment', 'const zone = { process };'],
    ['does-io', 'const page = await fetch(url);'],
    ['does-io', 'console.log(1);'],
    ['does-io', 'setTimeout(() => undefined, 1);'],
  ])('%s is refused: %s', (rule, text) => {
    expect(broken(text)).toContain(rule);
  });
});

test('actions and tests may read the clock; rules and the contract may not', () => {
  const text = 'const now = new Date();';
  expect(broken(text, 'server/features/deadlines/actions/remind.ts')).toEqual([]);
  expect(broken(text, 'server/features/deadlines/rules/due.test.ts')).toEqual([]);
  expect(broken(text, 'contract/complaints.ts')).toEqual(['reads-clock']);
});
