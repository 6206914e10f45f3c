import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { api } from '@insaf/contract/api.ts';
import { lifecycle, type Move, verbs } from '@insaf/contract/complaint-lifecycle.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { explained, joinedTo, staffOf } from '../../test/in-status.ts';
import { accepted, type Filed, move, naser, reply } from '../../test/journey.ts';
import { addressOf, requests } from '../../test/requests.ts';

/*
 * Every way in which a complaint can come to be settled or closed, and that none of them goes around the
 * evidence. The ways are counted from the lifecycle, from the source, from the routes and from the jobs;
 * a new one in any of these fails here until somebody has tried it below. What remains, statements written
 * straight to the database, is last-line.test.ts.
 */

const ends = ['settled', 'closed'];

describe('by the lifecycle table', () => {
  const into = verbs.filter((verb) => ends.includes(lifecycle[verb].to));

  test('four verbs lead to settled or closed, and no other', () => {
    expect(into).toEqual(['settle', 'confirm', 'closeUnconfirmed', 'follow']);
  });

  test('each verb that settles needs proven evidence', () => {
    for (const verb of into) {
      const { to, needs }: Move = lifecycle[verb];
      if (to === 'settled') expect(needs, verb).toContain('evidenceProven');
    }
  });

  test('each verb that closes does so from settled alone', () => {
    for (const verb of into) {
      if (lifecycle[verb].to === 'closed') expect(lifecycle[verb].from, verb).toEqual(['settled']);
    }
  });

  test('what goes back to where it was never was settled or closed', () => {
    const back = verbs.filter((verb) => lifecycle[verb].to === 'previous');
    expect(back).toEqual(['supply']);
    expect(lifecycle.supply.from).toEqual(['incomplete']);
    const asked = verbs.filter((verb) => lifecycle[verb].to === 'incomplete');
    expect(asked.flatMap((verb) => [...lifecycle[verb].from])).not.toContain('settled');
    expect(asked.flatMap((verb) => [...lifecycle[verb].from])).not.toContain('closed');
  });
});

describe('by the source', () => {
  const server = join(import.meta.dirname, '..', '..');
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !file.startsWith('test/'))
    .map((file) => ({ file, text: readFileSync(join(server, file), 'utf8') }));

  /** File → the verbs it moves complaints by. */
  const movers: Record<string, string[]> = {
    'features/calendars/actions/retime.ts': ['retime'],
    'features/causes/actions/change-cause.ts': ['announceDay'],
    'features/causes/actions/end-cause.ts': ['ungather'],
    'features/causes/actions/gather-all.ts': ['gather'],
    'features/causes/actions/leave-causes.ts': ['ungather'],
    'features/causes/actions/ungather-complaint.ts': ['ungather'],
    'features/complaints/actions/accept-complaint.ts': ['accept'],
    'features/complaints/actions/appeal-decision.ts': ['appeal'],
    'features/complaints/actions/ask-complainant.ts': ['askComplainant'],
    'features/complaints/actions/confirm-complaint.ts': ['confirm'],
    'features/complaints/actions/dismiss-complaint.ts': ['dismiss'],
    'features/complaints/actions/end-waiting.ts': ['closeUnconfirmed', 'lapse'],
    'features/complaints/actions/extend-deadline.ts': ['extend'],
    'features/complaints/actions/join-complaint.ts': ['join'],
    'features/complaints/actions/keep-priorities.ts': ['prioritise'],
    'features/complaints/actions/prioritise-complaint.ts': ['prioritise'],
    'features/complaints/actions/raise-many.ts': ['prioritise'],
    'features/complaints/actions/release-complaint.ts': ['release'],
    'features/complaints/actions/supply-answer.ts': ['supply'],
    'features/complaints/actions/withdraw-complaint.ts': ['withdraw'],
    'features/escalation/actions/escalate.ts': ['escalate'],
    'features/obstacles/actions/decide-obstacle.ts': ['decideObstacle'],
    'features/obstacles/actions/put-under.ts': ['obstruct'],
    'features/obstacles/actions/remove-obstacle.ts': ['removeObstacle'],
    'features/referrals/actions/hand-back-complaint.ts': ['handBack'],
    'features/referrals/actions/refer-complaint.ts': ['refer'],
    'features/referrals/actions/take-over-complaint.ts': ['takeOver'],
    'features/replies/actions/answer-complaint.ts': ['answer', 'promise'],
    'features/replies/actions/follow-leading.ts': ['follow', 'release'],
    'features/replies/actions/return-reply.ts': ['returnReply'],
    'features/replies/actions/settle-complaint.ts': ['settle'],
  };

  test('complaints are moved by the files listed here, each by its own verbs', () => {
    const found = files
      .filter(({ text }) => /\bmove(Complaint|Within|Many|WithReason)\(/.test(text))
      .filter(({ file }) => !/\/move-(complaint|many|with-reason)\.ts$/.test(file));
    const verbsIn = (text: string) => verbs.filter((verb) => text.includes(`'${verb}'`)).sort();
    const actual = found.map(({ file, text }) => [file, verbsIn(text)]);
    expect(Object.fromEntries(actual)).toEqual(movers);
  });

  test('all verbs but the first are among them', () => {
    expect([...new Set(Object.values(movers).flat()), 'receive'].sort()).toEqual([...verbs].sort());
  });

  test('the entry and the status are written by one function, which two files call', () => {
    const callers = files
      .filter(({ text }) => /\brecordMoves\(/.test(text))
      .map(({ file }) => file);
    expect(callers.sort()).toEqual([
      'features/complaints/actions/move-complaint.ts',
      'features/complaints/actions/move-many.ts',
      'features/complaints/queries/recording.ts',
    ]);
  });
});

/** Everyone who has anything to say, all at once; of the agency that answered as well as above it. */
const mighty = ['system', 'gov-bns', 'gov-bns-tech-centre', 'cabinet']
  .flatMap((agency) => ['head', 'judge', 'examiner', 'administrator'].map((r) => `${r}@${agency}`))
  .join(' ');

describe('with evidence that is not met', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  /** Answered with the claim that the cause is removed, and not one photo. */
  async function unproven(): Promise<Filed> {
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', reply([]));
    return filed;
  }

  async function statusOf({ number }: Filed): Promise<string> {
    const { rows } = await app.database.pool.query(
      'SELECT status FROM complaints WHERE number = $1',
      [number],
    );
    return rows[0].status;
  }

  test('every route that changes anything is tried below', () => {
    const changing = Object.entries(api).filter(([, { method }]) => method !== 'GET');
    expect(Object.keys(requests).sort()).toEqual(changing.map(([name]) => name).sort());
  });

  test('every role at every agency above is refused to settle, whatever it accepts', async () => {
    const filed = await unproven();
    for (const agency of ['gov-bns-tech-centre', 'gov-bns-diwan', 'gov-bns', 'system', 'cabinet']) {
      for (const role of ['judge', 'head', 'examiner', 'supervisor', 'auditor', 'administrator']) {
        for (const body of [{}, requests.settleComplaint!(filed).body]) {
          const as = `${role}@${agency}`;
          const answer = await app.call('POST', `/complaints/${filed.number}/settle`, { as, body });
          expect([403, 404, 422], `${as}: ${answer.status}`).toContain(answer.status);
        }
      }
    }
    expect(await statusOf(filed)).toBe('answered');
  });

  test('a complaint that follows one with such a reply is not settled with it', async () => {
    const leading = await explained(app);
    const follower = await joinedTo(app, leading);
    const other = await unproven();
    const second = await joinedTo(app, other);
    await move(app, staffOf.centre, leading, 'settle');
    expect(await statusOf(follower)).toBe('settled');
    const refused = await app.call('POST', `/complaints/${other.number}/settle`, {
      as: staffOf.centre,
      body: {},
    });
    expect(refused.status).toBe(422);
    expect(await statusOf(second)).toBe('joined');
  });

  test('no job settles or closes it or what follows it, however late it comes', async () => {
    const filed = await unproven();
    const follower = await joinedTo(app, filed);
    expect(Object.keys(app.jobs).sort()).toEqual([
      'ask_satisfaction',
      'carry_out_erasures',
      'compute_standings',
      'count_work',
      'end_retention',
      'end_waiting',
      'escalate',
      'forget_old_keys',
      'forget_presences',
      'keep_priorities',
      'learn_growth',
      'record_delivery',
      'remind_to_supply',
      'remove_ended_sign_ins',
      'remove_expired_drafts',
      'remove_expired_telephone_codes',
      'remove_expired_uploads',
      'retime',
      'rise_obstacles',
      'send_digests',
      'send_forgotten_link',
      'send_notice',
      'send_receipt',
      'send_sign_in_link',
      'send_telephone_code',
      'tell_of_account',
      'tell_of_promises',
    ]);
    for (const days of [1, 15, 31, 400]) {
      const clock = () => new Date(app.now.getTime() + days * 86_400_000);
      for (const [name, job] of Object.entries(app.jobs)) {
        if (job.every === undefined) continue; // added by a fact, about a notice
        await job.run({ ...app.ctx, clock }, {}, { attempt: 1, last: true });
        expect([await statusOf(filed), await statusOf(follower)], `${name} after ${days}`).toEqual([
          'answered',
          'joined',
        ]);
      }
    }
  });

  test.for(Object.keys(requests))(
    'the route %s settles nothing and closes nothing',
    async (name) => {
      const filed = await unproven();
      const sent = requests[name]!(filed);
      const route = api[name as keyof typeof api];
      const address = addressOf(route.path, filed, sent);
      // Who signs out is none of those who are needed again.
      const leaves = name === 'signOut' || name === 'signOutEverywhere';
      const by = leaves ? ['supervisor@gov-is'] : [mighty, naser];
      for (const as of [undefined, ...by]) {
        const answer = await app.call(route.method, address, {
          ...(as === undefined ? {} : { as }),
          body: sent.body,
        });
        const tried = `${name} as ${as ?? 'the public'}: ${answer.status}`;
        expect(answer.status, tried).toBeLessThan(500);
        // What is about a complaint is asked in the right shape, so that no refusal is for that.
        if (/:number|tracking/.test(route.path)) expect(answer.status, tried).not.toBe(400);
        expect(ends, tried).not.toContain(await statusOf(filed));
      }
    },
  );
});
