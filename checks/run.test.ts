import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from './commands.ts';

const root = path.join(import.meta.dirname, '..');
const check = (...names: string[]) => run(root, ['node', 'checks/run.ts', ...names]);

test('a step that is asked for by name is taken alone, and its name printed', async () => {
  const { ok, output } = await check('sizes');
  expect(ok).toBe(true);
  expect(output.split('\n')[0]).toBe('✓ sizes');
  expect(output).toMatch(/1 passed$/);
});

test('asking for a step that there is not fails, and lists those there are', async () => {
  const { ok, output } = await check('tidiness');
  expect(ok).toBe(false);
  expect(output).toMatch(
    /No step is named tidiness: format, types, types of the pages, styles, boundaries/,
  );
});

test('a program that fails is told from one that succeeds, with what it printed', async () => {
  expect(await run(root, ['node', '-e', 'console.log(1)'])).toEqual({ ok: true, output: '1' });
  const failing = await run(root, ['node', '-e', 'console.error("why"); process.exit(3)']);
  expect(failing).toEqual({ ok: false, output: 'why' });
});
