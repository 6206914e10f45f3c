import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { joinedTo } from '../../../test/in-status.ts';
import {
  centre,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  person,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const bareWire = 'سلك كهرباء عريان متدلي قدام باب المدرسة';
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `مواطن ${'ابجدهوزحطي'[index % 10]} محمد` }));
const priorityOf = async (filed: Filed) => (await dossier(app, examiner, filed)).priority;
const raises = async (filed: Filed) =>
  (await dossier(app, examiner, filed)).history.filter(
    ({ verb, by }: { verb: string; by: string }) => verb === 'prioritise' && by === 'system',
  );

describe('when it is filed, a complaint', () => {
  test('that speaks of danger starts with the time of what is critical, and says why', async () => {
    const filed = await file(app, { text: bareWire });
    const { priority, clock, history } = await dossier(app, examiner, filed);
    expect([priority, clock.dayMinutes]).toEqual(['critical', 1440]);
    const raised = { priority: 'critical', rule: 'words', danger: 'electricity' };
    expect(history).toHaveLength(1);
    expect(history[0].details.raised).toEqual(raised);
    const { steps } = await person(app, filed);
    expect(steps[0].priority).toEqual({
      ...{ is: 'critical', rule: 'words', danger: 'electricity', people: null },
    });
  });

  test('without any of it is ordinary, and nothing is said of it', async () => {
    const filed = await file(app);
    const { priority, history } = await dossier(app, examiner, filed);
    expect([priority, history[0].details.raised]).toEqual(['ordinary', undefined]);
    expect((await person(app, filed)).steps[0].priority).toBeNull();
  });

  test('of ten people together is urgent', async () => {
    expect(await priorityOf(await file(app, { complainants: people(9) }))).toBe('ordinary');
    expect(await priorityOf(await file(app, { complainants: people(10) }))).toBe('urgent');
  });

  test('of somebody for whom waiting is harder is urgent, and who they are stays sealed', async () => {
    const complainants = [{ name: 'منى فؤاد', circumstances: ['elderly', 'patient'] }];
    const filed = await file(app, { category: 'medicine-shortage', complainants });
    const { priority, history } = await dossier(app, examiner, filed);
    expect(priority).toBe('urgent');
    expect(history[0].details.raised).toEqual({ priority: 'urgent', rule: 'circumstances' });
    const { rows } = await app.database.pool.query(
      `SELECT row_to_json(c)::text || (SELECT json_agg(h)::text FROM history_entries h
         WHERE h.complaint_number = c.number) AS everything FROM complaints c WHERE number = $1`,
      [filed.number],
    );
    expect(rows[0].everything).not.toMatch(/elderly|"patient"/);
  });
});

describe('as others join it, a complaint', () => {
  test('rises once with the tenth person, and its clock with it', async () => {
    const leading = await file(app);
    await joinedTo(app, leading, { complainants: people(8) });
    expect(await priorityOf(leading)).toBe('ordinary');
    const before = await dossier(app, examiner, leading);
    await joinedTo(app, leading);
    const after = await dossier(app, examiner, leading);
    expect(after.priority).toBe('urgent');
    expect(after.clock.timeLeft).toBeLessThan(before.clock.timeLeft);
    await joinedTo(app, leading);
    const [raise, ...more] = await raises(leading);
    expect(more).toEqual([]);
    expect(raise.details).toMatchObject({ priority: 'urgent', rule: 'people', people: 10 });
    const step = (await person(app, leading)).steps.at(-1);
    expect(step).toMatchObject({ verb: 'prioritise', agency: null });
    expect(step.priority).toEqual({ is: 'urgent', rule: 'people', danger: null, people: 10 });
  });

  test('is as urgent as one that joined it, of whose number its complainant is not told', async () => {
    const leading = await file(app);
    const joined = await joinedTo(app, leading, { text: bareWire });
    const [raise] = await raises(leading);
    expect(raise.details).toMatchObject({ rule: 'joined', joined: joined.number });
    expect(await priorityOf(leading)).toBe('critical');
    expect(JSON.stringify(await person(app, leading))).not.toContain(joined.number);
  });

  test('does not fall again when one is released', async () => {
    const leading = await file(app);
    const joined = await joinedTo(app, leading, { complainants: people(10) });
    await move(app, examiner, joined, 'release', { reason: 'سبب آخر غير هذا' });
    expect(await priorityOf(leading)).toBe('urgent');
  });

  test('stays as staff set it where they set it lower', async () => {
    const leading = await file(app, { text: bareWire });
    const reason = 'عاينا المكان ولا خطر فيه';
    await move(app, examiner, leading, 'prioritise', { priority: 'ordinary', reason });
    await joinedTo(app, leading, { complainants: people(12) });
    expect(await raises(leading)).toEqual([]);
    expect(await priorityOf(leading)).toBe('ordinary');
  });

  test('rises above what staff set where they set it higher', async () => {
    const leading = await file(app);
    const reason = 'أمام مدرسة';
    await move(app, examiner, leading, 'prioritise', { priority: 'urgent', reason });
    await joinedTo(app, leading, { text: bareWire });
    expect(await priorityOf(leading)).toBe('critical');
  });

  test('rises when it goes on, where it waited for its complainant meanwhile', async () => {
    const leading = await file(app);
    await move(app, examiner, leading, 'ask', { question: 'أين المكان بالضبط؟' });
    await joinedTo(app, leading, { complainants: people(10) });
    expect(await priorityOf(leading)).toBe('ordinary');
    await person(app, leading, 'supply', { answer: 'أمام المدرسة الابتدائية' });
    expect(await priorityOf(leading)).toBe('urgent');
  });
});

test('A complaint rises by what its complainant supplies', async () => {
  const filed = await file(app);
  await move(app, examiner, filed, 'ask', { question: 'ما الذي يحدث هناك الآن؟' });
  await person(app, filed, 'supply', { answer: 'النار مسكت في الزبالة ووصلت للبيوت' });
  const [raise] = await raises(filed);
  expect(raise.details).toMatchObject({ priority: 'critical', rule: 'words', danger: 'fire' });
  expect(JSON.stringify(raise.details)).not.toContain('الزبالة');
});

test('An officer who did not see that it rose can still do what they meant to do', async () => {
  const leading = await file(app);
  const { version } = await dossier(app, examiner, leading);
  await joinedTo(app, leading, { text: bareWire });
  await move(app, examiner, leading, 'refer', { agency: 'gov-bns-tech-centre', version });
  expect((await dossier(app, centre, leading)).status).toBe('referred');
});

test('A referral with an urgent category says that it made the complaint critical', async () => {
  const filed = await file(app, { category: undefined });
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns', category: 'gas-leak' });
  const { priority, history } = await dossier(app, examiner, filed);
  expect(priority).toBe('critical');
  expect(history.at(-1).details.raised).toEqual({ priority: 'critical', rule: 'category' });
});
