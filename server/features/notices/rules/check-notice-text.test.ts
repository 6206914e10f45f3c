import { readFileSync } from 'node:fs';
import { noticeParts } from '@insaf/contract/notice-templates.ts';
import { noticeTemplates } from '@insaf/contract/notices.ts';
import { languages } from '@insaf/contract/text.ts';
import { expect, test } from 'vitest';
import { faultOfText } from './check-notice-text.ts';

const standard = Object.fromEntries(
  languages.map((language) => [
    language,
    JSON.parse(
      readFileSync(
        `${import.meta.dirname}/../../../../contract/words/${language}/notices.json`,
        'utf8',
      ),
    ),
  ]),
);

test('every standard text could be given by an administrator', () => {
  for (const template of noticeTemplates) {
    for (const language of languages) {
      for (const part of noticeParts) {
        const text = standard[language][template][part];
        expect([template, language, part, faultOfText(template, part, language, text)]).toEqual([
          template,
          language,
          part,
          null,
        ]);
      }
    }
  }
});

const asked = 'شكواكم {number}: {question} حتى {until}: {link}';

test.each([
  [asked, null, []],
  ['  ', 'empty', []],
  ['ا'.repeat(1501), 'too_long', []],
  ['شكواكم {number', 'not_readable', []],
  ['{untilGiven, select, yes {نعم}} {number}', 'not_readable', []],
  [`${asked} {national_id}`, 'unknown_parameter', ['national_id']],
  [`${asked} {code}`, 'unknown_parameter', ['code']],
  [`${asked} {untilGiven, select, maybe {ا} other {ب}}`, 'wrong_choices', ['untilGiven']],
  [`${asked} {number, plural, other {#}}`, 'wrong_choices', ['number']],
  [`${asked} {until, date}`, 'wrong_choices', ['until']],
  ['شكواكم {number}: {question}', 'missing_parameter', ['link', 'until']],
])('of %s the fault is %s', (text, fault, params) => {
  const found = faultOfText('asked', 'sms', 'ar', text);
  expect(found).toEqual(fault === null ? null : { fault, params });
});

test('a parameter within a choice is said, and one in a choice within it is looked at too', () => {
  const text = `{questionGiven, select, yes {{question} {untilGiven, select, yes {{until} {nobody}} other {}}} other {}} {number} {link}`;
  expect(faultOfText('asked', 'sms', 'ar', text)).toEqual({
    fault: 'unknown_parameter',
    params: ['nobody'],
  });
});
