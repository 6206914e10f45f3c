import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerAll, answers, text, type Visitor } from '../../test/answer-questions.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { visitor } from '../../test/visitor.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

let person: Visitor;
beforeEach(() => {
  person = visitor(app);
});

describe('the pages lead one through', () => {
  test('a page whose predecessors are open leads to the first of them', async () => {
    await person.get('/file');
    expect((await person.get('/file/check')).path).toBe('/file/what');
    await person.post('/file/what', answers.what);
    expect((await person.get('/file/who')).path).toBe('/file/where');
    expect((await person.get('/file/what')).value('text')).toBe(text);
  });

  test('a governorate is followed by the question which centre of it', async () => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const asked = await person.post('/file/where', { governorate: 'eg-bns' });
    expect(asked.path).toBe('/file/where');
    expect(asked.html).toContain('مركز ناصر');
    expect(asked.faults).toEqual([]);
    const whole = { governorate: 'eg-bns', centresOf: 'eg-bns', place: '' };
    expect((await person.post('/file/where', whole)).path).toBe('/file/about');
    const other = { governorate: 'eg-c', centresOf: 'eg-bns', place: 'eg-bns-naser' };
    const changed = await person.post('/file/where', other);
    expect(changed.value('governorate')).toBe('eg-c');
    expect(changed.value('place')).toBe('');
  });

  test('a place is found by words in any spelling, and chosen among several', async () => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const one = await person.post('/file/where', { find: 'ناصر بنى سويف', address: 'شارع 1' });
    expect(one.value('place')).toBe('eg-bns-naser');
    expect(one.value('address')).toBe('شارع 1');
    const several = await person.post('/file/where', { find: 'السلام', act: 'find' });
    expect(several.html).toContain('value="place:eg-c-salam-1"');
    const act = 'place:eg-c-salam-1';
    const chosen = await person.post('/file/where', { find: 'السلام', act });
    expect(chosen.value('governorate')).toBe('eg-c');
    expect(chosen.value('place')).toBe('eg-c-salam-1');
  });

  test.each([
    ['محافظة بني سويف', 'eg-bns', ''],
    ['مركز ناصر بني سويف', 'eg-bns', 'eg-bns-naser'],
    ['حي المطرية القاهرة', 'eg-c', 'eg-c-matareya'],
  ])('a place is found with the word for what it is: %s', async (find, governorate, place) => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const page = await person.post('/file/where', { find, act: 'find' });
    const [first = page.value('place') || page.value('governorate')] =
      /(?<=value="place:)[^"]+/.exec(page.html) ?? [];
    expect(first).toBe(place || governorate);
  });

  test('the words of what happened suggest what it is about', async () => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const page = await person.post('/file/where', answers.where);
    expect(/name="category" value="([^"]+)"/.exec(page.html)?.[1]).toBe('water-outage');
    expect((await person.post('/file/about', { category: 'none' })).path).toBe('/file/photos');
    expect((await person.post('/file/about', { category: 'xx' })).status).toBe(422);
    expect((await person.post('/file/about', {})).status).toBe(422);
  });

  test('the agency complained of is found in any spelling, filed, and may be left out', async () => {
    const found = await answerAll(person).then(() =>
      person.post('/file/about', {
        category: 'none',
        findAgency: 'وحدة محلية لمركز ومدينه ناصر',
        act: 'find-agency',
      }),
    );
    expect(found.path).toBe('/file/about');
    expect(found.html).toContain('name="agencyComplainedOf" value="gov-bns-lu-naser"');
    const chosen = { category: 'none', agencyComplainedOf: 'gov-bns-lu-naser' };
    expect((await person.post('/file/about', chosen)).path).toBe('/file/photos');
    expect((await person.get('/file/check')).html).toContain('الوحدة المحلية لمركز ومدينة ناصر');
    const kept = await person.get('/file/about');
    expect(kept.html).toMatch(/<input(?=[^>]*value="gov-bns-lu-naser")[^>]*checked/);
    const wrong = await person.post('/file/about', { ...chosen, agencyComplainedOf: 'xx' });
    expect(wrong.status).toBe(422);
    const none = await person.post('/file/about', { category: 'none', agencyComplainedOf: '' });
    expect(none.path).toBe('/file/photos');
    expect((await person.get('/file/check')).html).not.toContain('مركز ومدينة ناصر');
  });

  test('a change leads back to the summary', async () => {
    await answerAll(person);
    const page = await person.get('/file/where?to=check');
    expect(page.html).toContain('name="to" value="check"');
    const sent = await person.post('/file/where', { ...answers.where, to: 'check' });
    expect(sent.path).toBe('/file/check');
  });

  test('a landline is told that no short message reaches it', async () => {
    await answerAll(person);
    const who = { ...answers.who, 'complainants.0.phone': '0227360000' };
    await person.post('/file/who', who);
    const page = await person.post('/file/tell', { noticeBy: 'sms', language: 'ar' });
    expect(page.status).toBe(422);
    const mail = { noticeBy: 'email', email: 'fatma@insaf.example', language: 'ar' };
    expect((await person.post('/file/tell', mail)).path).toBe('/file/check');
  });

  test('signs that cannot be stored are named, wherever they stand', async () => {
    await answerAll(person);
    const nul = `أ${String.fromCharCode(0)}ب ${text}`;
    const pages = [
      await person.post('/file/what', { text: nul, remedy: nul }),
      await person.post('/file/where', { ...answers.where, place: nul, address: nul }),
      await person.post('/file/about', { category: nul }),
      await person.post('/file/who', { ...answers.who, 'complainants.0.name': nul, people: nul }),
      await person.post('/file/tell', { noticeBy: 'email', email: nul, language: nul }),
    ];
    expect(pages.map(({ status }) => status)).toEqual([422, 200, 422, 422, 422]);
  });

  test('what people type is text and never markup', async () => {
    const evil = '"><script>alert(1)</script>';
    const check = await answerAll(person, {
      what: { text: `${text} ${evil}`, remedy: evil },
      who: { ...answers.who, 'complainants.0.name': evil },
    });
    expect(check.path).toBe('/file/check');
    for (const page of [check, await person.get('/file/who'), await person.get('/file/what')]) {
      expect(page.html).not.toContain('<script>alert');
      expect(page.html).toContain('&lt;script&gt;alert');
    }
  });
});

describe('the summary shows a telephone as it was understood', () => {
  test.each([
    ['٠١٠٠ ١٢٣ـ٤٥٦٧', 'latn', '010\u00a00123\u00a04567'],
    ['00201001234567', 'arab', '٠١٠\u00a0٠١٢٣\u00a0٤٥٦٧'],
    ['0822314567', 'latn', '082\u00a0231\u00a04567'],
    ['+966 501234567', 'arab', '+٩٦٦\u00a0٥٠\u00a0١٢٣\u00a0٤٥٦٧'],
  ])('%s, in digits that are %s', async (typed, digits, shown) => {
    person.cookies.set('insaf-digits', { value: digits, path: '/' });
    const who = { ...answers.who, 'complainants.0.phone': typed };
    const { html } = await answerAll(person, {
      who,
      tell: { noticeBy: 'none', language: 'ar' },
    });
    expect(html).toContain(`<bdi dir="ltr">${shown}</bdi>`);
  });
});
