import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  lifecycle,
  type Mover,
  nextStatus,
  type Status,
} from '@insaf/contract/complaint-lifecycle.ts';
import { newComplaint } from '@insaf/contract/complaints.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeCtx } from '../../app.ts';
import { loadFirstDirectory } from '../../features/agencies/index.ts';
import { rebuildFigures } from '../../features/figures/index.ts';
import { fileComplaint } from '../../features/intake/index.ts';
import { readConfig } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { type Demonstration, demonstrate } from './demonstrate.ts';
import type { Asked } from './remembered.ts';

/*
 * A small demonstration with every verb in it, a photo that is used again and an attempt to settle what
 * is not proven. It is made twice: at one go, and in another database by runs that are interrupted.
 */

const asked = { seed: 's8572', count: 40, months: 2, until: '2026-07-01' };
const end = new Date('2026-06-30T21:00:00Z');
const log = createLog({ level: 'silent' });

type Place = { database: TestDatabase; folder: string };
const places: Place[] = [];

async function anInstallation(): Promise<Place> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'insaf-demo-test-'));
  places.push({ database, folder });
  return { database, folder };
}

const configOf = ({ folder }: Place) => readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });

/** @param stopAfter interrupts after so many steps */
function run(place: Place, wanted: Asked, stopAfter?: number): Promise<Demonstration> {
  const interrupt = new AbortController();
  const clock = () => new Date('2026-07-05T09:00:00Z');
  return demonstrate({ url: place.database.url, config: configOf(place), log, clock }, wanted, {
    say: () => undefined,
    progress: (seen) => {
      if (seen === stopAfter) interrupt.abort();
    },
    signal: interrupt.signal,
  });
}

let whole: Place;
let made: Demonstration;
beforeAll(async () => {
  whole = await anInstallation();
  made = await run(whole, asked);
}, 600_000);
afterAll(async () => {
  for (const { database, folder } of places) {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const rows = async ({ database }: Place, query: string) =>
  (await database.pool.query(query)).rows as Record<string, unknown>[];

/** Everything that happened, without what is drawn anew each time: numbers, ids, what is sealed. */
async function story(place: Place): Promise<string[]> {
  const complaint =
    'select row_number() over (order by received_at, text) as no, c.* from complaints c';
  const queries = [
    `select c.*, null as number, null as registered_by, null as leading_number,
            obstacle_id is not null as obstacle_id, cause_id is not null as cause_id,
            (select l.no from c l where l.number = c.leading_number) as leading from c order by no`,
    `select c.no, h.seq, h.at, h.verb, h.from_status, h.to_status, h.actor, h.agency_id, h.holder_id,
            h.due_at, s.name, w.words
     from history_entries h join c on c.number = h.complaint_number
     left join staff s on s.id = h.staff_id
     left join history_words w on w.complaint_number = h.complaint_number and w.seq = h.seq
     order by c.no, h.seq`,
    `select c.no, r.referral_no, r.from_id, r.to_id, r.at, r.note, r.binding, r.ended_at, r.ended_by
     from referrals r join c on c.number = r.complaint_number order by c.no, r.referral_no`,
    `select c.no, r.reply_no, r.agency_id, r.at, r.claim, r.text, r.planned_for, r.verdict,
            r.verdict_at, r.verdict_by_id, r.verdict_reason
     from replies r join c on c.number = r.complaint_number order by c.no, r.reply_no`,
    `select c.no, e.reply_no, e.item_no, e.requirement, e.state, e.because, e.accepted_at,
            e.accepted_reason
     from evidence_items e join c on c.number = e.complaint_number
     order by c.no, e.reply_no, e.item_no`,
    `select c.no, u.reply_no, u.declared_name, u.kind, u.taken_at, u.lat, u.lon, u.created_at,
            u.claimed_at, case when u.kind = 'photo' then u.sha256 end as bytes
     from uploads u join c on c.number = u.complaint_number
     order by c.no, u.claimed_at, u.declared_name, u.sha256`,
    `select c.no, n.seq, n.complainant_no, n.template, n.state, n.way, n.sent_at, n.carrier
     from notices n join c on c.number = n.complaint_number
     order by c.no, n.seq, n.complainant_no, n.template`,
    "select * from event_figures where span = 'month' order by 1, 2, 3, 4, 6",
    "select * from cohort_figures where span = 'month' order by 1, 2, 3, 4, 6",
    `select o.kind, o.agency_id, o.level_id, o.recorded_at, o.risen, o.decided_for, o.removed_at
     from obstacles o order by o.recorded_at`,
    'select title, agency_id, opened_at, expected_for, state, ended_at from causes order by opened_at',
  ];
  const told: string[] = [];
  for (const query of queries) {
    const found = await rows(place, `with c as (${complaint}) ${query}`);
    told.push(...found.map((row) => JSON.stringify(row)));
  }
  return told;
}

describe('a demonstration', () => {
  test('goes as planned, and what is to be refused is refused', async () => {
    const { tally, summary } = made;
    expect(tally.unlike).toEqual([]);
    expect(tally.leftOut).toBe(0);
    expect(tally.rightlyRefused).toBeGreaterThan(0);
    expect(made.steps).toBe(tally.taken + tally.rightlyRefused);
    expect(Object.values(summary.standing).reduce((sum, count) => sum + count)).toBe(40);
    expect(summary.reused).toEqual({ offered: 1, caught: 1 });
    const verbs = await rows(whole, 'select distinct verb from history_entries order by verb');
    const never = Object.keys(lifecycle).filter((verb) => !verbs.some((row) => row.verb === verb));
    // Of so few none waits long enough to be taken over, and no day is declared.
    expect(never).toEqual(['release', 'extend', 'takeOver', 'retime', 'ungather']);
  });

  test('leaves every complaint where the lifecycle’s table leads by its history', async () => {
    const moves = await rows(
      whole,
      `select h.*, c.status from history_entries h join complaints c on c.number = h.complaint_number
       order by h.complaint_number, h.seq`,
    );
    for (const entries of Map.groupBy(moves, (row) => row.complaint_number).values()) {
      let status: Status | null = null;
      let before: Status | null = null;
      for (const { verb, actor, to_status } of entries) {
        const next = nextStatus(verb as never, status, actor as Mover, before);
        expect(next).toEqual({ to: to_status });
        if (verb === 'askComplainant') before = status;
        status = to_status as Status;
      }
      expect(entries.at(-1)?.status).toBe(status);
    }
  });

  test('stays within its time, and each complaint moves forward in it', async () => {
    const times = await rows(
      whole,
      `select max(at) from history_entries union all select max(sent_at) from notices
       union all select max(at) from replies union all select max(verdict_at) from replies
       union all select max(at) from referrals union all select max(claimed_at) from uploads
       union all select max(created_at) from uploads union all select max(received_at) from complaints
       union all select max(taken_at) from uploads union all select max(accepted_at) from evidence_items`,
    );
    for (const { max } of times) expect((max as Date) <= end).toBe(true);
    const backwards = await rows(
      whole,
      `select 1 from history_entries a join history_entries b
       on a.complaint_number = b.complaint_number and b.seq = a.seq + 1 and b.at < a.at`,
    );
    expect(backwards).toEqual([]);
    const [first] = await rows(whole, 'select min(received_at) from complaints');
    expect((first?.min as Date) >= new Date('2026-04-30T21:00:00Z')).toBe(true);
  });

  test('tells people at the time of each step, leaves no job behind, and writes the last week out', async () => {
    const states = await rows(
      whole,
      `select state, carrier, sent_at = queued_at as at_once, count(*)::int > 100 as many
       from notices group by 1, 2, 3`,
    );
    expect(states).toEqual([{ state: 'sent', carrier: 'outbox', at_once: true, many: true }]);
    expect(await rows(whole, 'select 1 from graphile_worker.jobs')).toEqual([]);
    const [late] = await rows(
      whole,
      "select count(*)::int from notices where sent_at >= '2026-06-23T21:00:00Z'",
    );
    expect(readdirSync(join(whole.folder, 'outbox'))).toHaveLength(late?.count as number);
  });

  test('has the figures that rebuilding gives', async () => {
    const figures = () =>
      Promise.all(
        ['event_figures', 'cohort_figures'].map((table) =>
          rows(whole, `select * from ${table} order by 1, 2, 3, 4, 5, 6`),
        ),
      );
    const counted = await figures();
    expect(await rows(whole, 'select 1 from figure_deltas')).toEqual([]);
    const { db } = whole.database;
    const ctx = composeCtx({ db, config: configOf(whole), log, clock: () => end });
    await rebuildFigures(ctx);
    expect(await figures()).toEqual(counted);
  });

  test('is the same from the same seed in another database, where it was interrupted twice', async () => {
    const other = await anInstallation();
    const first = await run(other, asked, 40);
    expect(first.tally.taken + first.tally.rightlyRefused).toBeLessThan(60);
    await run(other, {}, 100);
    const last = await run(other, { seed: asked.seed });
    expect(last.tally.unlike).toEqual([]);
    expect(await story(other)).toEqual(await story(whole));
  }, 600_000);

  test('is all there for another run, which changes nothing', async () => {
    const before = await story(whole);
    const again = await run(whole, asked);
    expect(again.steps).toBe(0);
    expect(again.summary.standing).toEqual(made.summary.standing);
    expect(await story(whole)).toEqual(before);
  });

  test('is one for each database', async () => {
    await expect(run(whole, { seed: 'other' })).rejects.toThrow(
      /holds the demonstration “s8572”: 40 complaints of 2 months until 2026-07-01/,
    );
    await expect(run(whole, { ...asked, count: 41 })).rejects.toThrow(/s8572/);
  });

  test('is refused where complaints are of no demonstration, and leaves no trace there', async () => {
    const real = await anInstallation();
    const { db } = real.database;
    const ctx = composeCtx({ db, config: configOf(real), log, clock: () => end });
    await loadFirstDirectory(ctx, () => undefined);
    const given = newComplaint.parse({ text: 'شكوى حقيقية من مواطن', anonymous: true });
    await fileComplaint(ctx, { kind: 'anyone' }, given);
    await expect(run(real, asked)).rejects.toThrow(/of no demonstration/);
    expect(await rows(real, 'select 1 from staff')).toEqual([]);
    expect(
      await rows(real, "select 1 from installation_facts where name = 'demonstration'"),
    ).toEqual([]);
  });

  test('ends in the past', async () => {
    const empty = await anInstallation();
    await expect(run(empty, { ...asked, until: '2026-07-06' })).rejects.toThrow(/2026-07-05/);
  });
});
