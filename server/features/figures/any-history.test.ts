import {
  nextStatus,
  type Status,
  type Verb,
  verbsFrom,
} from '@insaf/contract/complaint-lifecycle.ts';
import { channels, claims, dismissalReasons } from '@insaf/contract/vocabulary.ts';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../platform/errors.ts';
import { bareCtx } from '../../test/bare-ctx.ts';
import { documentedFigures, keptFigures } from '../../test/documented-figures.ts';
import { allFigures } from '../../test/figures-of.ts';
import { mergeAgency } from '../agencies/actions/merge-agency.ts';
import { moveAgency } from '../agencies/actions/move-agency.ts';
import { loadFirstDirectory } from '../agencies/index.ts';
import { countFigures } from './actions/count-figures.ts';
import { rebuildFigures } from './actions/rebuild-figures.ts';

/*
 * Whatever happens in whatever order, figures that were counted as it happened are those that counting again
 * gives, row by row, and those of the queries in docs/figures.md.
 */

let bare: Awaited<ReturnType<typeof bareCtx>>;
let histories: Awaited<ReturnType<typeof openHistories>>;
beforeEach(async () => {
  bare = await bareCtx({ settings: { TIME_ZONE: 'Africa/Cairo' } });
  await loadFirstDirectory(bare.ctx, () => undefined);
  histories = await openHistories(bare.database.url);
});
afterEach(async () => {
  await histories.close();
  await bare.close();
});

const drawn = fc.record({
  verb: fc.nat(1000),
  agency: fc.nat(1000),
  category: fc.nat(1000),
  detail: fc.nat(1000),
  due: fc.option(fc.integer({ min: -600, max: 3000 })),
});
const step = fc.record({
  what: fc.oneof(
    { weight: 14, arbitrary: fc.constant('move' as const) },
    { weight: 4, arbitrary: fc.constant('receive' as const) },
    { weight: 4, arbitrary: fc.constant('count' as const) },
    { weight: 2, arbitrary: fc.constant('moveAgency' as const) },
    { weight: 1, arbitrary: fc.constant('mergeAgency' as const) },
  ),
  /** Minutes that pass before it. */
  minutes: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ max: 9000, min: 1 }),
  ),
  complaint: fc.nat(1000),
  drawn,
});
/** Before the clocks in Cairo go forward, before they go back, and before a new year. */
const begin = fc.constantFrom(
  ...['2026-04-23T19:00:00Z', '2026-10-29T18:00:00Z', '2026-12-31T20:00:00Z'],
);

test('figures of any histories, in any number of workers, are those counted again and those of the page', async () => {
  await fc.assert(
    fc.asyncProperty(
      begin,
      fc.array(step, { minLength: 25, maxLength: 60 }),
      async (from, steps) => {
        const { ctx, database } = bare;
        let now = Date.parse(from);
        const numbers: string[] = [];
        for (const { what, minutes, complaint, drawn: each } of steps) {
          now += minutes * 60_000;
          const at = new Date(now);
          bare.at(at.toISOString());
          if (what === 'count') await Promise.all([countFigures(ctx), countFigures(ctx)]);
          else if (what === 'moveAgency' || what === 'mergeAgency') await changeTree(what, each);
          else if (what === 'receive' || numbers.length === 0) {
            numbers.push(await histories.receive(each, at));
          } else await histories.move(numbers[complaint % numbers.length]!, each, at);
        }
        await countFigures(ctx, { wait: true });
        for (const basis of ['event', 'cohort'] as const) {
          expect(await documentedFigures(database, basis, ctx.clock())).toEqual(
            await keptFigures(database, basis),
          );
        }
        const counted = await allFigures(database);
        await rebuildFigures(ctx);
        expect(await allFigures(database)).toEqual(counted);
        // Runs are apart: the clock goes back for the next.
        await forget();
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
}, 1_200_000);

/** Puts an agency below another, or merges it; where the registry refuses that, nothing. */
async function changeTree(what: 'moveAgency' | 'mergeAgency', { agency, detail }: Drawn) {
  const { rows } = await bare.database.pool.query(
    'SELECT code FROM agencies WHERE active AND parent_id IS NOT NULL ORDER BY id',
  );
  const [code, other] = [agency, detail].map((drawn) => rows[drawn % rows.length].code as string);
  const acting = { kind: 'system', job: 'test' } as const;
  // Whose clocks a change of the tree moves is another feature's, and of no figure.
  const ctx = { ...bare.ctx, announce: async () => undefined };
  try {
    if (what === 'moveAgency') await moveAgency(ctx, acting, { code: code!, parent: other! });
    else await mergeAgency(ctx, acting, { code: code!, into: other! });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function forget() {
  await histories.close();
  await bare.close();
  bare = await bareCtx({ settings: { TIME_ZONE: 'Africa/Cairo' } });
  await loadFirstDirectory(bare.ctx, () => undefined);
  histories = await openHistories(bare.database.url);
}

/*
 * Histories as moves would leave them, written straight to the database: any verb that the lifecycle has for
 * a status, by anyone, at any agency. For what is made from histories, thousands of times faster than by
 * real moves, which random-journeys.test.ts makes.
 */

/** Which of the things that could be next; each number is taken modulo how many there are. */
type Drawn = {
  readonly verb: number;
  readonly agency: number;
  readonly category: number;
  readonly detail: number;
  /** Minutes from now in which the time of who has it is up; null leaves it as it was. */
  readonly due: number | null;
};

type Standing = {
  number: string;
  status: Status;
  previous: Status;
  version: number;
  holder_id: number;
  category_id: number | null;
  due_at: Date | null;
};

const timed: readonly Status[] = ['received', 'referred', 'in_progress', 'answered'];
let last = 100_000_000_000;

/** @param url the database as its owner, who may write without what watches over complaints */
async function openHistories(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET session_replication_role = replica');

  async function agencies(): Promise<number[]> {
    const { rows } = await client.query(
      'SELECT id FROM agencies WHERE active AND parent_id IS NOT NULL ORDER BY id',
    );
    return rows.map(({ id }) => id);
  }

  async function enter(complaint: Standing, verb: Verb, to: Status, details: object, at: Date) {
    const { number, version, holder_id, category_id, due_at } = complaint;
    await client.query(
      `INSERT INTO history_entries (complaint_number, seq, at, verb, from_status, to_status, actor,
         holder_id, category_id, due_at, details)
       VALUES ($1, $2, $3, $4, $5, $6, 'system', $7, $8, $9, $10)`,
      [
        ...[number, version, at, verb, verb === 'receive' ? null : complaint.status, to],
        ...[holder_id, category_id, due_at, details],
      ],
    );
    await client.query(
      `UPDATE complaints SET status = $2, version = $3, holder_id = $4, category_id = $5, due_at = $6,
         holder_path = (SELECT path FROM agencies WHERE id = $4), previous_status = $7,
         clock_state = CASE WHEN $6::timestamptz IS NOT NULL THEN 'running'
           WHEN $2 = 'incomplete' THEN 'paused' WHEN $2 = 'joined' THEN 'following' ELSE 'stopped' END,
         waits_until = now(), leading_number = number + 1,
         answered_by_id = CASE WHEN $2 = 'answered' THEN $4::integer END,
         judge_id = CASE WHEN $2 = 'answered' THEN 1 END,
         judge_path = CASE WHEN $2 = 'answered' THEN '/1/' END
       WHERE number = $1`,
      [number, to, version, holder_id, category_id, due_at, complaint.previous],
    );
    if (verb === 'settle' || verb === 'follow') await ask(complaint, at);
    await client.query('INSERT INTO figure_deltas (complaint_number) VALUES ($1)', [number]);
  }

  /** Its person is asked two days later, and says something or nothing: by the number of the complaint. */
  async function ask({ number, version, holder_id }: Standing, at: Date) {
    const grade = Number(BigInt(number) % 7n);
    const heard = grade > 0 ? at : null;
    const askedAt = new Date(at.getTime() + 2 * 86_400_000);
    await client.query(
      `INSERT INTO satisfaction_questions (complaint_number, seq, agency_id, state, way, asked_at, reached_at,
         grade) VALUES ($1, $2, $3, $4, 'sms', $5, $6, $7)`,
      [
        ...[number, version, holder_id, grade > 0 && grade < 6 ? 'answered' : 'asked'],
        ...[askedAt, heard, grade > 0 && grade < 6 ? grade : null],
      ],
    );
  }

  /** Receives a complaint at an agency. @returns its number */
  async function receive(drawn: Drawn, at: Date): Promise<string> {
    last += 7919;
    const number = String(last);
    const all = await agencies();
    const holder_id = all[drawn.agency % all.length]!;
    const due_at = new Date(at.getTime() + (drawn.due ?? 60) * 60_000);
    await client.query(
      `INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
         received_at, holder_id, holder_path, clock_state, due_at)
       VALUES ($1, 'request', 'received', 1, $2, 'ar', 'نص', 1, $3, $4, '/', 'running', $5)`,
      [number, channels[drawn.detail % channels.length], at, holder_id, due_at],
    );
    const received = { number, status: 'received', previous: 'received', version: 1 } as const;
    const category_id = drawn.category % 4 || null;
    await enter({ ...received, holder_id, category_id, due_at }, 'receive', 'received', {}, at);
    return number;
  }

  /** Lets something happen to it that the lifecycle allows. */
  async function move(number: string, drawn: Drawn, at: Date): Promise<void> {
    const { rows } = await client.query(
      `SELECT number, status, previous_status AS previous, version, holder_id, category_id, due_at
       FROM complaints WHERE number = $1`,
      [number],
    );
    const complaint = rows[0] as Standing;
    const movers = ['staff', 'complainant', 'system'] as const;
    const possible = movers.flatMap((mover) =>
      verbsFrom(complaint.status, mover).map((verb) => ({ mover, verb })),
    );
    const choice = possible[drawn.verb % possible.length];
    if (choice === undefined) return;
    const { verb, mover } = choice;
    const next = nextStatus(verb, complaint.status, mover, complaint.previous);
    if ('refused' in next) return;
    const all = await agencies();
    const elsewhere = ['refer', 'handBack', 'takeOver', 'appeal'].includes(verb);
    const runs = timed.includes(next.to);
    const due = drawn.due === null ? complaint.due_at : new Date(at.getTime() + drawn.due * 60_000);
    const after: Standing = {
      ...complaint,
      version: complaint.version + 1,
      previous: next.to === 'incomplete' ? complaint.status : next.to,
      holder_id: elsewhere ? all[drawn.agency % all.length]! : complaint.holder_id,
      category_id: verb === 'refer' ? (drawn.category % 4) + 1 : complaint.category_id,
      due_at: runs ? (due ?? at) : null,
    };
    await enter(after, verb, next.to, detailsOf(verb, drawn.detail, complaint.holder_id), at);
  }
  return { receive, move, close: () => client.end() };
}

function detailsOf(verb: Verb, detail: number, from: number): object {
  if (verb === 'dismiss') return { reason: dismissalReasons[detail % dismissalReasons.length] };
  if (verb === 'handBack') return { from };
  return verb === 'answer' || verb === 'follow' ? { claim: claims[detail % 3] } : {};
}
