import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { accepted, type Filed } from '../../test/journey.ts';
import { escalate } from '../escalation/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';
const unit = 'gov-bns-lu-naser';
const ofUnit = `administrator@${unit}`;

const ladders = (code: string, as = root) => app.call('GET', `/agencies/${code}/ladders`, { as });
const set = (code: string, body: object, as = root) =>
  app.call('POST', `/agencies/${code}/ladders`, { as, body });
const takeBack = (code: string, line: number, as = root) =>
  app.call('DELETE', `/agencies/${code}/ladders/${line}`, { as, body: {} });

/** What counts for a clock and a priority at an agency. */
async function counting(code: string, clock: string, priority: string | null = 'ordinary') {
  const { body } = await ladders(code);
  return body.ladders.find(
    (each: { clock: string; priority: string | null }) =>
      each.clock === clock && each.priority === priority,
  );
}

const sooner = [
  { percent: 30, tells: ['officers', 'head'] },
  { overdue: 0, tells: ['parent', 'governorate'] },
  { overdue: 420, tells: ['central_office'] },
];

describe('the ladders of an agency', () => {
  test('are the program’s own where nobody set any, each step with whom it finds in the tree', async () => {
    const { body } = await ladders(unit);
    expect(body.ladders).toHaveLength(16);
    expect(await counting(unit, 'handling')).toMatchObject({
      ...{ line: null, from: null, forAll: false },
      steps: [
        { percent: 50, overdue: null, told: [{ to: 'officers', agency: { code: unit } }] },
        { percent: 80, told: [{ to: 'complaints_officers' }] },
        { percent: null, overdue: 0, told: [{ to: 'head' }] },
        { overdue: 420, told: [{ to: 'parent', agency: { code: 'gov-bns' } }] },
        // Above this unit stands its governorate, which is told already.
        { overdue: 1260, tells: ['governorate'], told: [] },
        { overdue: 2940, told: [{ agency: { code: 'system' } }, { agency: { code: 'cabinet' } }] },
      ],
    });
    expect(await counting(unit, 'obstacle', null)).toMatchObject({ minutes: 840, from: null });
    expect(body.lines).toEqual([]);
  });

  test('are those of the nearest agency that set one, and climbed from the next step on', async () => {
    const filed = await accepted(app);
    const { status, body } = await set('gov-bns', { clock: 'handling', steps: sooner });
    expect([status, body.error]).toEqual([422, expect.anything()]);
    const urgentToo = { clock: 'handling', priority: 'ordinary', steps: sooner };
    expect((await set('gov-bns', urgentToo)).status).toBe(201);
    expect(await counting(unit, 'handling')).toMatchObject({
      ...{ line: null, from: { code: 'gov-bns' }, steps: [{ percent: 30 }, {}, {}] },
    });
    expect(await counting(unit, 'handling', 'urgent')).toMatchObject({ from: null });
    expect(await counting('gov-is', 'handling')).toMatchObject({ from: null });

    const { next_step_at: at } = await row(filed);
    app.turnTo(at);
    expect(await escalate(app.ctx)).toBe(1);
    const { rows } = await app.database.pool.query(
      `SELECT details FROM history_entries WHERE complaint_number = $1 AND verb = 'escalate'`,
      [filed.number],
    );
    expect(rows[0].details).toMatchObject({ step: 1, percent: 30, told: ['officers', 'head'] });
  });

  test('are known with who set them, from when until when, and can be taken back', async () => {
    const body = { clock: 'judging', priority: 'ordinary' };
    const first = [{ percent: 50, tells: ['head', 'parent', 'governorate', 'central_office'] }];
    const { body: once } = await set('gov-bns', { ...body, steps: first });
    const [line] = once.lines;
    expect(line).toMatchObject({ clock: 'judging', until: null, steps: first });
    expect(line.by).toEqual(expect.any(String));
    app.pass({ days: 1 });
    const second = [{ percent: 40, tells: ['parent', 'governorate', 'central_office'] }];
    await set('gov-bns', { ...body, steps: second });
    expect(await counting(unit, 'judging')).toMatchObject({ steps: [{ percent: 40 }] });
    app.pass({ days: 1 });
    const now = (await counting('gov-bns', 'judging')).line;
    const { body: after } = await takeBack('gov-bns', now);
    expect(after.lines.slice(0, 3)).toMatchObject([
      { steps: null, until: null },
      { steps: second, until: app.now.toISOString() },
      { steps: first, until: new Date(app.now.getTime() - 86_400_000).toISOString() },
    ]);
    expect(await counting(unit, 'judging')).toMatchObject({ from: null });
    expect((await takeBack('gov-bns', now)).status).toBe(404);
  });

  test('are a change of administration that the ledger enters', async () => {
    const changes = (as: string, subject?: string) =>
      app.call('GET', `/administration/changes?kind=ladder${subject ?? ''}`, { as });
    const { body } = await changes(root, '&subject=gov-bns');
    expect(body.changes.map(({ what }: { what: string }) => what)).toContain('edited');
    expect(body.changes[0].after).toMatchObject({ clock: expect.any(String) });
    expect((await changes(ofUnit)).status).toBe(403);
    expect((await changes(ofUnit, `&subject=${unit}`)).status).toBe(200);
  });
});

describe('below the root', () => {
  test('nobody above is told later than by the ladder above, or never', async () => {
    const refusal = async (steps: object[], as = ofUnit) => {
      const body = { clock: 'acceptance', priority: 'ordinary', steps };
      const { status, body: answer } = await set(unit, body, as);
      return status === 201 ? 'set' : `${answer.error.code} ${answer.error.field}`;
    };
    expect(await refusal([{ overdue: 0, tells: ['head'] }])).toBe('ladder_tells_later steps');
    expect(await refusal([{ overdue: 841, tells: ['parent'] }])).toBe('ladder_tells_later steps');
    expect(await refusal([{ overdue: 840, tells: ['parent'] }])).toBe('set');
    expect(await refusal([{ percent: 10, tells: ['parent'] }])).toBe('set');
  });

  test('one for all priorities tells those of the most urgent no later too', async () => {
    const { body } = await set(unit, { clock: 'handling', steps: sooner }, ofUnit);
    expect(body.error).toMatchObject({
      ...{ code: 'ladder_tells_later', field: 'steps' },
      params: { to: 'parent', priority: 'critical', within: 'percent', amount: 80 },
    });
  });

  test('only who administers the agency sets it, and the root sets what it likes', async () => {
    const body = { clock: 'examination', steps: [{ overdue: 60_000, tells: ['officers'] }] };
    expect((await set(unit, body, 'administrator@gov-is')).body.error.code).toBe('not_permitted');
    expect((await set(unit, body, 'head@gov-bns')).body.error.code).toBe('not_permitted');
    const { body: now } = await set('cabinet', body);
    expect(now.lines[0]).toMatchObject({ clock: 'examination', priority: null });
    await takeBack('cabinet', now.lines[0].id);
  });
});

test.each([
  ['a share beyond the time', { steps: [{ percent: 100, tells: ['head'] }] }, 'steps.0.percent'],
  [
    'a share and a time',
    { steps: [{ percent: 50, overdue: 1, tells: ['head'] }] },
    'steps.0.percent',
  ],
  ['neither', { steps: [{ tells: ['head'] }] }, 'steps.0.percent'],
  ['nobody told', { steps: [{ overdue: 0, tells: [] }] }, 'steps.0.tells'],
  ['somebody told twice', { steps: [{ overdue: 0, tells: ['head', 'head'] }] }, 'steps.0.tells'],
  [
    'steps out of order',
    {
      steps: [
        { overdue: 60, tells: ['head'] },
        { percent: 50, tells: ['parent'] },
      ],
    },
    'steps.1.percent',
  ],
  ['no step', { steps: [] }, 'steps'],
  [
    'a warning before a promised day',
    { clock: 'promise', steps: [{ percent: 50, tells: ['head'] }] },
    'steps.0.percent',
  ],
  [
    'an obstacle that goes nowhere above',
    { clock: 'obstacle', steps: [{ overdue: 0, tells: ['head'] }] },
    'steps.0.tells',
  ],
  [
    'an obstacle with a priority',
    { clock: 'obstacle', priority: 'urgent', steps: [{ overdue: 0, tells: ['parent'] }] },
    'priority',
  ],
])('a ladder with %s is refused, and the field named', async (_, body, field) => {
  const { status, body: answer } = await set('gov-bns', { clock: 'handling', ...body });
  expect([status >= 400 && status < 500, answer.error.field]).toEqual([true, field]);
});

async function row({ number }: Filed) {
  const sql = 'SELECT * FROM complaints WHERE number = $1';
  return (await app.database.pool.query(sql, [number])).rows[0];
}
