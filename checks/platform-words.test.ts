import { describe, expect, test } from 'vitest';
import { platformWords } from './platform-words.ts';
import { treeOf } from './tree.ts';

const broken = (text: string, path = 'server/platform/http/serve.ts') =>
  platformWords.findings(treeOf({ [path]: text })).map(({ rule }) => rule);

describe('the platform', () => {
  test.each([
    'await Promise.allSettled(jobs); reply.status(200);',
    "const referrerPolicy = 'same-origin'; const placeholder = 1;",
    '// such as a complaint whose agency was closed · شكوى',
    "const title = 'منصة'; const واجهة = 1;",
  ])('may say: %s', (text) => {
    expect(broken(text)).toEqual([]);
  });

  test.each([
    'const complaintNumber = 1;',
    'type Row = { holder_agency: string };',
    "log.info('complaint filed');",
    'const text = `for each of the complainants`;',
    "import { complaintRoutes } from '@insaf/contract/complaints.ts';",
    'class Job { #agency = 1; }',
  ])('may not say: %s', (text) => {
    expect(broken(text)).toContain('complaint-word');
  });

  test.each(['شكوى', 'الشكاوى', 'وبالشكوى', 'للجهات', 'التظلمات'])('may not say %s', (word) => {
    expect(broken(`const title = 'عن ${word} هنا';`)).toEqual(['complaint-word-arabic']);
  });

  test('is held to it in every file but tests and what is generated', () => {
    const text = 'const complaint = 1;';
    expect(broken(text, 'server/platform/db/tables.generated.ts')).toEqual([]);
    expect(broken(text, 'server/platform/db/connect.test.ts')).toEqual([]);
    expect(broken(text, 'server/features/complaints/index.ts')).toEqual([]);
    expect(broken(text, 'server/platform/db/connect.ts')).toEqual(['complaint-word']);
  });
});
