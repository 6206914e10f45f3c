import { noticeTemplates } from '@insaf/contract/notices.ts';
import { claims } from '@insaf/contract/replies.ts';
import { languages } from '@insaf/contract/text.ts';
import { dismissalReasons } from '@insaf/contract/vocabulary.ts';
import { expect, test } from 'vitest';
import { smsParts } from '../../../platform/messages/sms-text.ts';
import { words } from '../../../platform/words.ts';
import { renderLetter, renderSms, type Telling, type Told } from './render-notice.ts';

const now = new Date('2026-11-21T08:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000).toISOString();
const days = (count: number) => hours(count * 24);
const number = '482139751234';
const link = 'https://shakwa.example.gov.eg/track/482139751234';
/** About as long as names of agencies get. */
const agency = {
  ar: 'الإدارة العامة للطرق والنقل بالوحدة المحلية لمركز ومدينة أبو حمص',
  en: 'General Department of Roads, Local Unit of Abu Hummus Centre and City',
};
const params = {
  agency,
  due: days(3),
  since: hours(-2),
  level: 'parent',
  above: agency,
  until: days(11),
  plannedFor: '2026-12-06',
  claim: 'cause_removed',
  reason: 'insufficient_documents',
};
const writings = {
  code: '48213975',
  question: 'نرجو إرسال صورة عداد المياه، ورقم الاشتراك.',
  reply: 'تم إصلاح كسر الماسورة بشارع الجمهورية، وعادت المياه.',
  explanation: 'لم ترفق صورة من عقد الإيجار.',
};
const countParts = (text: string) => smsParts(text).parts;

function tellingIn(language: 'ar' | 'en'): Telling {
  return { language, say: words(language), link, now, zone: 'Africa/Cairo' };
}
function told(template: Told['template'], changed: Partial<Told> = {}): Told {
  return { number, template, params, writings, ...changed };
}
const everyTemplate = languages.flatMap((language) =>
  noticeTemplates.map((template) => [language, template] as const),
);

/** What a sentence must never let through: braces, a parameter without a value, a foreign letter. */
function flawsOf(language: string, text: string): string[] {
  const flaws = [/[{}]/, /undefined|null|NaN|Invalid/, / {2}|\n /, / [.،,:]/];
  if (language === 'ar') flaws.push(/\d\s*days|hours/);
  return flaws.filter((flaw) => flaw.test(text)).map(String);
}

test.each(everyTemplate)(
  'in %s, %s is said whole, with the number and the link',
  (language, template) => {
    for (const given of [writings, {}]) {
      for (const moments of [params, { ...params, due: null, until: null, since: null }]) {
        const notice = told(template, { writings: given, params: moments });
        const sms = renderSms(notice, tellingIn(language), countParts);
        const { subject, text, html } = renderLetter(notice, tellingIn(language));
        for (const said of [sms, subject, text])
          expect([said, flawsOf(language, said)]).toEqual([said, []]);
        expect(sms).toContain(number);
        expect(sms).toContain(link);
        expect(subject).not.toContain('\n');
        expect(text).toContain(link);
        expect(html).toContain(`dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
      }
    }
  },
);

test.each(everyTemplate)('in %s, the short message of %s stays short', (language, template) => {
  const longest = 'ينتهي العمل خلال أسبوع من تاريخه وفقًا للجدول الزمني المعتمد. '.repeat(20);
  const quotes = { question: longest, reply: longest, explanation: longest };
  const plain = renderSms(
    told(template, { writings: { code: writings.code } }),
    tellingIn(language),
    countParts,
  );
  const quoting = renderSms(told(template, { writings: quotes }), tellingIn(language), countParts);
  expect([plain, countParts(plain) <= (language === 'ar' ? 4 : 2)]).toEqual([plain, true]);
  expect([quoting, countParts(quoting) <= 5]).toEqual([quoting, true]);
});

test('with a name of usual length, every Arabic short message fits in three parts', () => {
  const usual = { ...params, agency: { ar: 'مديرية الطرق والنقل بالبحيرة', en: '' } };
  for (const template of noticeTemplates) {
    const notice = told(template, { params: usual, writings: { code: writings.code } });
    const sms = renderSms(notice, tellingIn('ar'), countParts);
    expect([sms, countParts(sms) <= 3]).toEqual([sms, true]);
  }
});

test.each([
  ['ar', 'يوم واحد|يومين|3 أيام|11 يومًا|100 يوم'],
  ['en', '1 day|2 days|3 days|11 days|100 days'],
] as const)('counts days in %s with every plural form', (language, expected) => {
  const said = [1, 2, 3, 11, 100].map((count) => {
    const notice = told('accepted', { params: { ...params, due: days(count) } });
    return renderSms(notice, tellingIn(language), countParts);
  });
  for (const [index, span] of expected.split('|').entries())
    expect(said[index]).toContain(`${span}.`);
});

test.each([
  ['ar', 'أقل من ساعة|ساعة واحدة|ساعتين|3 ساعات|11 ساعة'],
  ['en', 'less than an hour|1 hour|2 hours|3 hours|11 hours'],
] as const)('counts hours in %s with every plural form that a day has', (language, expected) => {
  const said = [-5, 0.9, 2, 3, 11].map((count) => {
    const notice = told('accepted', { params: { ...params, due: hours(count) } });
    return renderSms(notice, tellingIn(language), countParts);
  });
  for (const [index, span] of expected.split('|').entries())
    expect(said[index]).toContain(`${span}.`);
});

test.each(languages)('every span of %s reads well at every plural class', (language) => {
  const say = words(language);
  const spans = ['days', 'hours'].map((unit) =>
    [0, 1, 2, 3, 11, 100].map((count) => say(`notices.span.${unit}`, { count })),
  );
  for (const said of spans) {
    expect(new Set(said).size).toBe(6);
    expect(said.filter((span) => flawsOf(language, span).length > 0)).toEqual([]);
  }
});

test('says a moment as the clocks of the zone show it, and days by the calendar', () => {
  const until = '2026-11-22T22:30:00Z'; // half past midnight on Monday the 23rd in Cairo
  const sms = renderSms(
    told('supply_reminder', { params: { until } }),
    tellingIn('ar'),
    countParts,
  );
  expect(sms).toContain('خلال يومين (23 نوفمبر 2026 الساعة 00:30)');
});

test('every reason for dismissal and every claim has words of its own', () => {
  for (const language of languages) {
    const reasons = dismissalReasons.map((reason) =>
      renderSms(
        told('dismissed', { params: { ...params, reason } }),
        tellingIn(language),
        countParts,
      ),
    );
    const replies = claims
      .slice(0, 3)
      .map((claim) =>
        renderSms(
          told('settled', { params: { ...params, claim } }),
          tellingIn(language),
          countParts,
        ),
      );
    expect(new Set(reasons).size).toBe(dismissalReasons.length);
    expect(new Set(replies).size).toBe(3);
  }
});

test('a reply that is short is told whole, and a long one is cut between words', () => {
  const short = renderSms(told('settled'), tellingIn('ar'), countParts);
  expect(short).toContain(`\n${writings.reply}\n`);
  const reply = 'تمت إعادة الضخ بعد إصلاح الكسر '.repeat(30).trim();
  const long = renderSms(told('settled', { writings: { reply } }), tellingIn('ar'), countParts);
  const quoted = long.split('\n')[1] ?? '';
  expect(quoted).toMatch(/…$/);
  expect(reply.startsWith(`${quoted.slice(0, -1)} `)).toBe(true);
  expect(countParts(long)).toBe(5);
});

test('a final dismissal does not offer an appeal', () => {
  const open = renderSms(told('dismissed'), tellingIn('ar'), countParts);
  const final = renderSms(
    told('dismissed', { params: { ...params, until: null } }),
    tellingIn('ar'),
    countParts,
  );
  expect(open).toContain('لكم التظلم حتى');
  expect(final).not.toContain('التظلم');
  expect(final).toContain('هذا القرار نهائي');
});

test('a letter greets by name, quotes as written, and lets nobody write into its page', () => {
  const reply = 'سطر أول\nسطر ثانٍ <script>alert("1")</script> & {x}';
  const notice = told('settled', { writings: { reply }, name: 'منى <b>السيد</b>' });
  const { text, html } = renderLetter(notice, tellingIn('ar'));
  expect(text).toContain('السيد/ة منى');
  expect(text).toContain(reply);
  expect(html).toContain(
    'سطر أول<br>سطر ثانٍ &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; {x}',
  );
  expect(html).not.toMatch(/<(script|b)>/);
  expect(html).toContain(`<bdi>${number}</bdi>`);
});

test('an agency without an English name is called by its Arabic one', () => {
  const notice = told('referred', { params: { ...params, agency: { ar: 'حي شرق', en: '' } } });
  expect(renderSms(notice, tellingIn('en'), countParts)).toContain('referred to حي شرق.');
});
