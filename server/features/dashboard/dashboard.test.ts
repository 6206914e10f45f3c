import type { Dashboard, DashboardLine } from '@insaf/contract/dashboard.ts';
import { standardRoleNames } from '@insaf/contract/roles.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { explained, inStatus, staffOf } from '../../test/in-status.ts';
import { centre, examiner, file, move, naser, person } from '../../test/journey.ts';
import { budget } from '../../test/obstacles.ts';
import { callWith, issueKey } from '../../test/partner-keys.ts';
import { countFigures } from '../figures/index.ts';

/*
 * A world with a complaint in every status, and what each role is shown of it on its first page: every
 * number is opened, and the list or review behind it has to have as many.
 */

const agent = 'call_agent@system';
const everyone = [
  ...Object.values(staffOf),
  ...standardRoleNames.map((role) => `${role}@gov-bns-lu-naser`),
  ...standardRoleNames.map((role) => `${role}@cabinet`),
  ...[agent, examiner, centre, naser, 'judge@gov-bns-tech-centre', 'head@gov-is'],
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const all = ['received', 'incomplete', 'referred', 'in_progress', 'answered', 'settled'] as const;
  for (const status of [...all, 'joined', 'dismissed'] as const) await inStatus(app, status);
  await file(app, {}, agent);
  const mine = await file(app);
  await move(app, examiner, mine, 'dismiss', { reason: 'inexact', explanation: 'بلا مكان.' });
  await person(app, mine, 'appeal', { reason: 'كتبت المكان في أول سطر.' });
  const held = await explained(app);
  const words = { reason: 'الصورة لا تظهر الشارع.' };
  await move(app, staffOf.centre, held, 'return-reply', words);
  await move(app, naser, held, 'obstruct', budget);
  app.pass({ days: 3 });
  const later = await file(app, {}, agent);
  await move(app, examiner, later, 'refer', { agency: 'gov-bns-tech-centre' });
  await countFigures(app.ctx);
});
afterAll(() => app.close());

async function dashboardOf(as: string): Promise<Dashboard> {
  const { status, body } = await app.call('GET', '/dashboard', { as });
  if (status !== 200) throw new Error(`${as}: ${JSON.stringify(body)}`);
  return body;
}

const linesOf = ({ boxes }: Dashboard) => boxes.flatMap(({ lines }) => lines);
const lineOf = async (as: string, key: string) =>
  linesOf(await dashboardOf(as)).find((line) => line.key === key);

/** How many the page behind a line lists. */
async function listed(as: string, { page, query }: DashboardLine): Promise<number> {
  const ways = {
    queue: ['/complaints?limit=200&', 'complaints'],
    obstacles: ['/obstacles?limit=100&', 'obstacles'],
    openings: ['/openings?', 'openings'],
    erasures: ['/erasures?', 'erasures'],
    approvals: ['/approvals?', 'approvals'],
  } as const;
  const [path, list] = ways[page];
  const { status, body } = await app.call('GET', `${path}${query}`, { as });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body[list].length;
}

describe('what waits for somebody', () => {
  test.for(everyone)('of %s counts what its lists show, and no box is empty', async (as) => {
    const { boxes } = await dashboardOf(as);
    for (const { key, lines } of boxes) {
      expect([key, lines.some(({ count }) => count > 0)]).toEqual([key, true]);
      for (const line of lines) {
        expect([line.key, line.count, line.more]).toEqual([
          line.key,
          await listed(as, line),
          false,
        ]);
      }
    }
  });

  test('is what they did themselves and nobody else’s work', async () => {
    expect(await lineOf(examiner, 'dismissedByMe')).toMatchObject({ count: 1 });
    expect(await lineOf(examiner, 'dismissalsAppealed')).toMatchObject({ count: 1 });
    expect(await lineOf(staffOf.cabinet, 'toExamine')).toBeDefined();
    expect(await lineOf(staffOf.cabinet, 'dismissedByMe')).toBeUndefined();
  });

  test('says when the first of what is to be examined falls due', async () => {
    const { first } = (await lineOf(examiner, 'toExamine'))!;
    const { body } = await app.call('GET', '/complaints?status=received&limit=1', { as: examiner });
    expect(first).toBe(body.complaints[0].dueAt);
  });

  test('tells today from this week by the days of the installation', async () => {
    expect(await lineOf(agent, 'filedToday')).toMatchObject({ count: 1 });
    expect(await lineOf(agent, 'filedThisWeek')).toMatchObject({ count: 2 });
  });

  test('of one agency holds nothing of another', async () => {
    const { boxes, figures } = await dashboardOf('head@gov-is');
    expect(boxes).toEqual([]);
    expect(figures).toMatchObject({ agency: { code: 'gov-is' }, open: 0, branches: [] });
  });
});

describe('the figures', () => {
  const behind = async (as: string, query: Record<string, string>) => {
    const path = `/figures/review/complaints?${new URLSearchParams(query)}`;
    const { status, body } = await app.call('GET', path, { as });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.total;
  };

  test.for(['supervisor@cabinet', 'head@gov-bns', 'head@gov-bns-lu-naser'])(
    'of %s are those of the reviews behind them',
    async (as) => {
      const { figures } = await dashboardOf(as);
      const { agency, open, today, week, weekBefore, month, course, branches } = figures!;
      for (const { from, to, events, cohort } of [today, week, weekBefore, month]) {
        for (const [basis, counts] of Object.entries({ events, cohort })) {
          for (const [figure, count] of Object.entries(counts)) {
            const asked = { from, to, agency: agency.code, basis, figure };
            expect([asked, await behind(as, asked)]).toEqual([asked, count]);
          }
        }
      }
      const standing = { basis: 'standing', figure: 'open_at_end', agency: agency.code };
      expect(await behind(as, { ...standing, from: today.from, to: today.to })).toBe(open);
      const days = { from: course[0]!.from, to: course.at(-1)!.to, basis: 'events' };
      for (const branch of branches) {
        const asked = { ...days, agency: branch.agency.code };
        expect(await behind(as, { ...asked, figure: 'overdue' })).toBe(branch.overdue);
        expect(await behind(as, { ...asked, figure: 'returned' })).toBe(branch.returned);
      }
    },
  );

  test('count what comes in as received where people file, and elsewhere as what came', async () => {
    const incoming = async (as: string) => {
      const { figures } = await dashboardOf(as);
      const { incoming: figure, month } = figures!;
      return [figure, (month.events[figure] ?? 0) > 0];
    };
    expect(await incoming('supervisor@cabinet')).toEqual(['received', true]);
    expect(await incoming('supervisor@system')).toEqual(['received', true]);
    expect(await incoming('head@gov-bns')).toEqual(['came', true]);
    expect(await incoming('head@gov-bns-lu-naser')).toEqual(['came', true]);
  });

  test('stand beside the same days of the week and of the month before, with both denominators', async () => {
    const { day, weekFrom, figures } = await dashboardOf('supervisor@cabinet');
    expect([day, weekFrom]).toEqual(['2026-07-08', '2026-07-05']);
    const { weekBefore, month, monthBefore, lastYear, course } = figures!;
    expect([weekBefore.from, weekBefore.to]).toEqual(['2026-06-28', '2026-07-01']);
    expect([monthBefore.from, monthBefore.to]).toEqual(['2026-06-01', '2026-06-08']);
    expect([lastYear.from, lastYear.to]).toEqual(['2025-07-01', '2025-07-08']);
    expect(month.rates.map(({ figure, of }) => `${figure} of ${of}`)).toHaveLength(8);
    expect([course.length, course.at(-1)!.to]).toEqual([30, day]);
  });

  test('name the agencies below that ran late, with what is late there now', async () => {
    const { figures } = await dashboardOf('supervisor@cabinet');
    const bns = figures!.branches.find(({ agency }) => agency.code === 'gov-bns')!;
    const { body } = await app.call('GET', '/complaints?limit=200&overdue=true&agency=gov-bns', {
      as: 'supervisor@cabinet',
    });
    expect(body.complaints.length).toBeGreaterThan(0);
    expect(bns.late).toEqual({ count: body.complaints.length, more: false });
  });

  test('of who reads no complaints name no number of late ones', async () => {
    const { figures, health } = await dashboardOf('administrator@cabinet');
    expect(figures!.branches.length).toBeGreaterThan(0);
    expect(figures!.branches.every(({ late }) => late === null)).toBe(true);
    expect(health).toMatchObject({ jobsFailed: { count: 0, more: false }, setAside: 0 });
  });
});

describe('nobody else', () => {
  test('who is not signed in is shown nothing', async () => {
    expect((await app.call('GET', '/dashboard', {})).status).toBe(401);
  });

  test('the system of a partner is shown nothing', async () => {
    const { key } = await issueKey(app);
    expect((await callWith(app, key, 'GET', '/dashboard')).status).toBe(403);
  });

  test('how the installation fares is for who administers all of it', async () => {
    expect((await dashboardOf('administrator@gov-bns')).health).toBeNull();
    expect((await dashboardOf('head@cabinet')).health).toBeNull();
  });
});
