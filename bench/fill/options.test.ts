import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { progressOn } from './progress.ts';

test.each([
  [['--complaints', '1.5', '--data', 'x'], '--complaints 1.5'],
  [['--complaints', '0', '--data', 'x'], '--complaints 0'],
  [['--threads', 'many', '--data', 'x'], '--threads many'],
  [['--without', 'letters', '--data', 'x'], '--without letters'],
  [['--complaint', '5', '--data', 'x'], '--complaint'],
  [['--data', 'x', '--database', 'y'], '--database'],
  [[], '--data DIR'],
])('what is wrong with %j is said with the option at fault', (args, named) => {
  expect(() => readOptions(args)).toThrow(named);
});

test('what is left out is left out, and nothing else', () => {
  const { parts, complaints, figures } = readOptions(['--data', 'x', '--without', 'ledger']);
  expect([parts, complaints, figures]).toEqual([
    ['people', 'notices', 'satisfaction', 'photos'],
    10_000_000,
    true,
  ]);
  expect(readOptions(['--data', 'x', '--without', 'figures'])).toMatchObject({
    ...{ figures: false, parts: ['people', 'notices', 'satisfaction', 'photos', 'ledger'] },
  });
});

function written(isTerminal: boolean) {
  let now = 0;
  const all: string[] = [];
  const progress = progressOn({ isTerminal, now: () => now, write: (text) => void all.push(text) });
  progress.begin('complaints', 1000);
  for (now = 1000; now <= 30_000; now += 1000) progress.add(20);
  progress.end();
  return all.join('');
}

test('elsewhere than on a terminal progress is a line every ten seconds, with rate and time left', () => {
  const lines = written(false).trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('complaints [#####...................] 20.0 %, 1,200 a minute, 40 s left');
  expect(lines.at(-1)).toBe('complaints: 600 in 31.0 s');
});

test('on a terminal progress is one line that is written over', () => {
  const shown = written(true);
  expect(shown.split('\r').length).toBeGreaterThan(30);
  expect(shown.match(/\n/g)).toHaveLength(1);
});
