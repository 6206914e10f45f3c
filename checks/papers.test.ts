import { describe, expect, test } from 'vitest';
import { papers } from './papers.ts';
import { treeOf } from './tree.ts';

const broken = (page: string) =>
  papers
    .findings(
      treeOf({
        'docs/architecture.md': page,
        'docs/glossary.md': '# Words\n',
        'server/app.ts': '',
        'server/features/complaints/queries.ts': '',
        'biome.json': '{}',
      }),
    )
    .map(({ rule, message }) => `${rule}: ${message}`);

describe('docs/architecture.md', () => {
  test.each([
    '`server/app.ts`, `server/features/` and `biome.json`',
    '`server/features/*/queries.ts` and `queries.ts`',
    '`/api/v1`, `npm run check`, `application/json`, `@insaf/contract/errors.ts`',
    'a drawing:\n```\nserver/gone.ts\n```\n',
    'see [the words](glossary.md#holder) or [the app](../server/app.ts) or [web](https://example.org)',
  ])('may say: %s', (page) => {
    expect(broken(page)).toEqual([]);
  });

  test.each(['server/gone.ts', 'server/features/*/gone.ts', 'gone.json', 'server/gone/'])(
    'may not name %s, which is not there',
    (path) => {
      expect(broken(`see \`${path}\``)).toEqual([`path-is-gone: ${path} does not exist`]);
    },
  );

  test('may not link to what is not there', () => {
    expect(broken('see [it](gone.md)')).toEqual(['link-is-broken: gone.md leads nowhere']);
  });
});
