import { describe, expect, test } from 'vitest';
import { translations } from './translations.ts';
import { treeOf } from './tree.ts';

const broken = (ar: unknown, en: unknown) =>
  translations
    .findings(
      treeOf({
        'contract/words/ar/notices.json': JSON.stringify(ar, null, 2),
        'contract/words/en/notices.json': JSON.stringify(en, null, 2),
      }),
    )
    .map(({ rule, message }) => `${rule}: ${message}`);

describe('sentences', () => {
  test('may be nested, and fill in parameters in any order', () => {
    expect(
      broken(
        { received: { sms: 'رقم {number} ورمز {code}' } },
        { received: { sms: 'Code {code}, number {number}' } },
      ),
    ).toEqual([]);
  });

  test('are missed in either language, and found by where they stand', () => {
    expect(broken({ a: 'أ', only: { here: 'هنا' } }, { a: 'a', there: 'there' })).toEqual([
      'missing-key: notices.only.here has no sentence in en',
      'missing-key: notices.there has no sentence in ar',
    ]);
    const tree = treeOf({
      'contract/words/ar/a.json': '{\n  "b": {\n    "c": "ج"\n  }\n}',
      'contract/words/en/a.json': '{}',
    });
    expect(translations.findings(tree)[0]).toMatchObject({ line: 3 });
  });

  test('are not empty, and not numbers', () => {
    expect(broken({ a: ' ', b: 'ب' }, { a: 'a', b: 3 })).toContain(
      'not-a-sentence: notices.a is not a text, or an empty one',
    );
  });

  test('have all six plural forms in Arabic, and two in English', () => {
    const six = 'zero {أ} one {أ} two {أ} few {أ} many {أ} other {أ}';
    const english = 'one {a} other {b}';
    const wrap = (forms: string) => ({ days: `{count, plural, ${forms}}` });
    expect(broken(wrap(six), wrap(english))).toEqual([]);
    expect(broken(wrap(six.replace('few {أ} ', '')), wrap('other {b}'))).toEqual([
      'missing-plural-form: notices.days: the plural of {count} lacks few in ar',
      'missing-plural-form: notices.days: the plural of {count} lacks one in en',
    ]);
  });

  test('name the parameters that stand inside a plural or a choice', () => {
    const wrap = (inside: string) => ({ a: `{kind, select, x {${inside}} other {ب}}` });
    expect(broken(wrap('{name}'), wrap('no name'))).toEqual([
      'other-parameters: notices.a fills in kind, and in ar kind, name',
    ]);
  });
});

describe('refusals', () => {
  const withErrors = (codes: string, sentences: Record<string, string>) =>
    translations
      .findings(
        treeOf({
          'contract/errors.ts': `export const errors = { ${codes} } as const;`,
          'contract/words/ar/errors.json': JSON.stringify(sentences),
          'contract/words/en/errors.json': JSON.stringify(sentences),
        }),
      )
      .map(({ message }) => message);

  test('have a sentence each, and no sentence is left of one that is gone', () => {
    expect(withErrors('not_found: 404', { not_found: 'لا' })).toEqual([]);
    expect(withErrors('not_found: 404, busy: 503', { not_found: 'لا' })).toEqual([
      'busy has no sentence in contract/words/ar/errors.json',
    ]);
    expect(withErrors('not_found: 404', { not_found: 'لا', gone: 'ذهب' })).toEqual([
      'gone is not a code of contract/errors.ts',
    ]);
  });

  test('leave room for the answer to a bug and for the faults of fields', () => {
    expect(withErrors('', { internal: 'خطأ' })).toEqual([]);
  });
});
