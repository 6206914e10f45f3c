import { describe, expect, test } from 'vitest';
import { addAFieldFindings, historyAt } from './add-a-field.ts';

const howTo = 'It was done in commit `1a2b3c4d`.';
const files = (count: number) => Array.from({ length: count }, (_, index) => `server/${index}.ts`);
const rules = (
  commits: Record<string, string[]>,
  text: string | undefined = howTo,
  shallow = false,
) =>
  addAFieldFindings(text, { shallow, filesOf: (commit) => commits[commit] }).map(
    ({ rule, level }) => `${rule}${level ? ` ${level}` : ''}`,
  );

describe('the how-to that adds a field', () => {
  test('names a commit of eight edits, generated files and papers not counted', () => {
    const beside = ['server/platform/db/tables.generated.ts', 'docs/openapi.json', 'CHANGELOG.md'];
    expect(rules({ '1a2b3c4d': [...files(8), ...beside] })).toEqual([]);
  });

  test('is refused when the commit took nine', () => {
    expect(rules({ '1a2b3c4d': files(9) })).toEqual(['too-many-edits']);
  });

  test('is refused when it names no commit, or one that is not in the history', () => {
    expect(rules({}, 'It was done once.')).toEqual(['how-to-is-missing']);
    expect(rules({})).toEqual(['commit-is-missing']);
    expect(addAFieldFindings(undefined, undefined)[0]?.rule).toBe('how-to-is-missing');
  });

  test('is only warned of where the history is cut or absent', () => {
    expect(rules({}, howTo, true)).toEqual(['commit-is-missing warning']);
    expect(addAFieldFindings(howTo, undefined)).toMatchObject([{ level: 'warning' }]);
  });
});

test('there is no history where there is no repository', () => {
  expect(historyAt('/')).toBeUndefined();
});
