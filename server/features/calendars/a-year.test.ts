import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { type Filed, move, naser, referred } from '../../test/journey.ts';
import { addWorkingTime, calendarOf } from '../deadlines/index.ts';
import { readDirectory } from '../directory/index.ts';
import { retime } from './actions/retime.ts';

/*
 * A year of one tree: holidays that are moved late and moved back, Ramadan seen a day later than reckoned, a
 * closure of one agency, both changes of Cairo's clocks, hours that an agency changes, and a server that is
 * down for two days while decrees come. What the history says of every due time is then reckoned anew from
 * what was known at that instant, and must agree to the millisecond.
 */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';
const agencies = ['gov-bns-lu-naser', 'gov-bns-lu-beba'];

type Happening = {
  readonly on: string;
  readonly code?: string;
  readonly days?: object;
  readonly hours?: object;
  readonly down?: true;
};
const day = (firstDay: string, lastDay = firstDay, more: object = {}) => ({
  ...{ kind: 'holiday', firstDay, lastDay, nameAr: 'عطلة', nameEn: 'Holiday' },
  ...{ decree: 'قرار رقم 1', ...more },
});
/** What happens on which day, in their order; of a day more than one thing may. */
const happenings: readonly Happening[] = [
  // declared the evening before, and moved again on the day itself
  {
    on: '2026-07-22',
    days: day('2026-07-26', '2026-07-26', {
      insteadOf: { firstDay: '2026-07-23', lastDay: '2026-07-23' },
    }),
  },
  { on: '2026-07-26', days: day('2026-07-27') },
  // an agency moves house
  {
    on: '2026-08-20',
    code: 'gov-bns-lu-naser',
    days: day('2026-08-23', '2026-08-27', { kind: 'closure' }),
  },
  // declared only after it was
  { on: '2026-10-01', days: day('2026-09-29') },
  // two days in which no job runs, and decrees come
  {
    on: '2026-10-04',
    days: day('2026-10-08', '2026-10-08', {
      insteadOf: { firstDay: '2026-10-06', lastDay: '2026-10-06' },
    }),
    down: true,
  },
  {
    on: '2026-10-05',
    code: 'gov-bns',
    days: day('2026-10-07', '2026-10-07', {
      kind: 'hours',
      windows: [{ from: '10:00', to: '12:00' }],
    }),
    down: true,
  },
  // over the change of clocks at the end of October
  {
    on: '2026-10-28',
    code: 'gov-bns-lu-beba',
    days: day('2026-10-30', '2026-10-30', { kind: 'working_day' }),
  },
  // the moon is seen a day later, and the feast with it
  { on: '2027-02-07', days: day('2027-02-09', '2027-03-09', { kind: 'ramadan' }) },
  { on: '2027-03-08', days: day('2027-03-10', '2027-03-12') },
  { on: '2027-03-08', days: day('2027-03-09', '2027-03-09', { kind: 'working_day' }) },
  // six days a week from then on, over the change of clocks at the end of April
  {
    on: '2027-04-19',
    code: 'gov-bns-lu-beba',
    hours: {
      week: Array.from({ length: 7 }, (_, at) =>
        at === 5 ? [] : [{ from: '09:00', to: '13:00' }],
      ),
    },
  },
];

async function happen({ code = 'cabinet', days, hours }: Happening) {
  const path = `/agencies/${code}/calendar`;
  const own = { week: null, roundTheClock: false, country: null, ramadan: null, ...hours };
  const { status } =
    days === undefined
      ? await app.call('PUT', path, { as: root, body: own })
      : await app.call('POST', `${path}/days`, { as: root, body: days });
  expect(status).toBeLessThan(300);
}

const localDay = () => new Date(app.now.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);

test('over a year every due time that ever was is explained by what was known then', async () => {
  const filed: Filed[] = [];
  const left = [...happenings];
  while (localDay() < '2027-07-05') {
    const today = localDay();
    let isDown = false;
    for (; left[0]?.on === today; left.shift()) {
      await happen(left[0]);
      isDown ||= left[0].down ?? false;
    }
    // Something comes in four times a month, and one of each three goes to the neighbour.
    if (['05', '12', '20', '28'].includes(today.slice(8))) {
      const one = await referred(app);
      filed.push(one);
      if (filed.length % 3 === 0) {
        await move(app, naser, one, 'hand-back', { reason: 'تتبع مركز ببا' });
        await move(app, 'examiner@gov-bns-tech-centre', one, 'refer', { agency: agencies[1] });
      }
    }
    app.pass({ minutes: 1 });
    if (!isDown) await retime(app.ctx);
    app.pass({ days: 1, minutes: -1 });
  }
  expect(left).toEqual([]);

  const { rows: entries } = await app.database.pool.query<{
    verb: string;
    seq: number;
    at: Date;
    due_at: Date;
    holder_id: number;
    complaint_number: string;
    details: { was?: string };
  }>(`SELECT * FROM history_entries WHERE due_at IS NOT NULL ORDER BY complaint_number, seq`);
  const { rows } = await app.database.pool.query(
    `SELECT number, clock_since, clock_minutes, due_at, holder_id FROM complaints`,
  );
  const now = new Map(rows.map((row) => [row.number, row]));
  const lastReferred = new Map(
    entries
      .filter(({ verb }) => verb === 'refer')
      .map(({ complaint_number: number, seq }) => [number, seq]),
  );
  const directory = await readDirectory(app.ctx.db);
  let retimed = 0;
  let before: (typeof entries)[number] | undefined;
  for (const entry of entries) {
    const { complaint_number: number, seq, verb, at, due_at: due, holder_id: holder } = entry;
    const { clock_since: since, clock_minutes: minutes } = now.get(number)!;
    // Those since it was last referred: it is that clock which the row still has.
    if (seq >= lastReferred.get(number)!) {
      const known = await calendarOf(app.ctx, holder, false, app.now, at);
      const code = directory.agency(holder).code;
      expect(due, `${verb} of ${number} on ${at.toISOString()} at ${code}`).toEqual(
        addWorkingTime(known, since, minutes),
      );
    }
    if (verb === 'retime') {
      retimed += 1;
      expect(entry.details.was).toBe(before!.due_at.toISOString());
      expect(due).not.toEqual(before!.due_at);
    }
    before = entry;
  }
  // What is due now is what the calendar of now gives, for each.
  for (const {
    number,
    due_at: due,
    clock_since: since,
    clock_minutes: minutes,
    holder_id: holder,
  } of rows) {
    const calendar = await calendarOf(app.ctx, holder, false, app.now);
    expect(due, number).toEqual(addWorkingTime(calendar, since, minutes));
  }
  expect(filed).toHaveLength(48);
  expect(retimed).toBeGreaterThan(15);
}, 480_000);
