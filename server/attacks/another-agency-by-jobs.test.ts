import { api } from '@insaf/contract/api.ts';
import { asciiDigits } from '@insaf/contract/digits.ts';
import { standardRoleNames } from '@insaf/contract/roles.ts';
import type { Route } from '@insaf/contract/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readComplaint } from '../features/complaints/index.ts';
import { queueReceiptMessage } from '../features/tracking/index.ts';
import { type TestApp, testApp } from '../test/app.ts';
import { answered, examiner, type Filed, file, move, naser, settled } from '../test/journey.ts';
import { carryOutJobs, queuedJobs, sentMessages } from '../test/outbox.ts';
import { addressOf } from '../test/requests.ts';

/*
 * Jobs act as the system, which sees everything; so what a job makes must not reach anybody who would not
 * see it by themselves. Two governorates have a complaint in every stage that a job looks for, all jobs are
 * carried out over a year, and every message and every list is read by whom it reaches.
 */

/** Whom what a job makes can reach. A job that is new stands here once somebody has thought of it. */
const reaches: Record<string, 'nobody' | 'its own people' | 'a member of staff'> = {
  ask_satisfaction: 'its own people',
  carry_out_erasures: 'its own people',
  compute_standings: 'nobody',
  learn_growth: 'nobody',
  count_work: 'nobody',
  end_retention: 'its own people',
  end_waiting: 'its own people',
  escalate: 'its own people',
  forget_old_keys: 'nobody',
  forget_presences: 'nobody',
  keep_priorities: 'its own people',
  record_delivery: 'nobody',
  remind_to_supply: 'its own people',
  remove_ended_sign_ins: 'nobody',
  remove_expired_drafts: 'nobody',
  remove_expired_telephone_codes: 'nobody',
  remove_expired_uploads: 'nobody',
  retime: 'its own people',
  rise_obstacles: 'its own people',
  send_digests: 'a member of staff',
  send_forgotten_link: 'a member of staff',
  send_notice: 'its own people',
  send_receipt: 'its own people',
  send_sign_in_link: 'a member of staff',
  send_telephone_code: 'its own people',
  tell_of_account: 'a member of staff',
  tell_of_promises: 'its own people',
};

type Side = {
  readonly mark: string;
  readonly phone: string;
  readonly who: string;
  readonly complaints: Filed[];
};

let app: TestApp;
let bns: Side;
let is: Side;
let done: Set<string>;
beforeAll(async () => {
  app = await testApp();
  const outsider = standardRoleNames.map((role) => `${role}@gov-is`).join(' ');
  bns = { mark: 'شجرة الجميز', phone: '01001110001', who: naser, complaints: [] };
  is = { mark: 'كوبري السمك', phone: '01002220002', who: outsider, complaints: [] };
  for (const side of [bns, is]) {
    await app.tokenOf(side.who);
    await furnish(side);
  }
  done = await aYearOfJobs();
}, 240_000);
afterAll(() => app.close());

const texts = ({ mark, phone }: Side) => ({
  text: `القمامة عند ${mark} منذ أسبوع`,
  address: `شارع ${mark}`,
  complainants: [{ name: `صاحب ${mark}`, phone }],
});

/** A complaint that waits for its person, one that was decided, one in work, and what is sent on request. */
async function furnish(side: Side): Promise<void> {
  const asked = await file(app, texts(side));
  await move(app, examiner, asked, 'ask', { question: `أين ${side.mark} بالضبط؟` });
  side.complaints.push(asked);
  if (side === bns) {
    side.complaints.push(await answered(app, texts(side)), await settled(app, texts(side)));
  } else {
    const held = await file(app, texts(side));
    await move(app, examiner, held, 'refer', { agency: 'gov-is', note: side.mark });
    side.complaints.push(held);
  }
  await app.call('POST', '/telephone/codes', { body: { phone: side.phone } });
  const system = { kind: 'system', job: 'test' } as const;
  const row = (await readComplaint(app.ctx.db, system, asked.number))!;
  const to = `+2${side.phone}`;
  await queueReceiptMessage(app.ctx, row, { way: 'sms', to }, 'ar');
  const email = `new-${side.phone}@insaf.example`;
  const roles = [{ role: 'examiner', agency: 'gov-is', reach: 'below' }];
  const made = await app.call('POST', '/staff', {
    as: 'administrator@cabinet',
    body: { name: 'موظف جديد', email, language: 'ar', roles },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  await app.tokenOf('auditor@cabinet');
  await app.call('POST', '/sign-in/forgotten', {
    body: { email: 'auditor-cabinet@insaf.example' },
  });
}

async function aYearOfJobs(): Promise<Set<string>> {
  const ran = new Set(await carryOutJobs(app));
  // A morning on which offices work, when staff are told what waits for them.
  app.turnTo(new Date('2026-07-06T07:00:00Z'));
  for (const days of [1, 7, 5, 3, 15, 370]) {
    app.pass({ days });
    for (const [name, job] of Object.entries(app.jobs)) {
      if (job.every === undefined) continue;
      await job.run(app.ctx, {}, { attempt: 1, last: true });
      ran.add(name);
    }
    for (const name of await carryOutJobs(app)) ran.add(name);
  }
  return ran;
}

const mailOf = (who: string) => `${who.replaceAll(/[^a-z0-9]+/g, '-')}@insaf.example`;

/** The mark of a side, or a number of its complaints, however its digits are written and parted. */
const mentions = (text: string, { complaints, mark }: Side) => {
  const digits = asciiDigits(text).replaceAll(/\D/g, '');
  return text.includes(mark) || complaints.some(({ number }) => digits.includes(number));
};

test('every job is thought of, and everyone whose work reaches somebody was carried out', () => {
  expect(Object.keys(app.jobs).sort()).toEqual(Object.keys(reaches).sort());
  const reaching = Object.keys(reaches).filter((name) => reaches[name] !== 'nobody');
  expect(reaching.filter((name) => !done.has(name))).toEqual([]);
});

test('no message names a complaint of anybody but who gets it', () => {
  const messages = sentMessages(app);
  for (const [side, other] of [
    [bns, is],
    [is, bns],
  ] as const) {
    const own = messages.filter(({ to }) => to === `+2${side.phone}`);
    expect(own.filter((message) => mentions(message.text, side)).length).toBeGreaterThan(2);
    expect(own.filter((message) => mentions(message.text, other))).toEqual([]);
  }
  const phones = [bns, is].map(({ phone }) => `+2${phone}`);
  const others = messages.filter(({ to }) => !phones.includes(to));
  expect(others.map(({ to }) => to)).toEqual(
    expect.arrayContaining([
      'new-01001110001@insaf.example',
      'new-01002220002@insaf.example',
      'auditor-cabinet@insaf.example',
    ]),
  );
  // What is about nobody's complaint, and so is of nobody's side, besides digests.
  const digests = others.filter(({ text }) => text.includes('\nReference: digest-'));
  for (const side of [bns, is]) {
    const rest = others.filter((message) => !digests.includes(message));
    expect(rest.filter((message) => mentions(message.text, side))).toEqual([]);
  }
  for (const [side, other] of [
    [bns, is],
    [is, bns],
  ] as const) {
    const own = digests.filter(({ to }) => to === mailOf(side.who));
    expect(own.filter((message) => mentions(message.text, side)).length).toBeGreaterThan(0);
    expect(own.filter((message) => mentions(message.text, other))).toEqual([]);
    expect(digests.filter(({ text }) => text.includes(side.mark))).toEqual([]);
  }
});

describe('what jobs leave behind', () => {
  /** Routes that are read, by what stands in their address. */
  const read = (params: string) =>
    (Object.entries(api) as [string, Route][]).filter(
      ([, { method, path, produces }]) =>
        method === 'GET' &&
        produces !== 'text/event-stream' &&
        (path.match(/:\w+/g) ?? []).join() === params,
    );

  test('is in no list of another agency', async () => {
    const seen = async (as: string, side: Side) => {
      const shown: string[] = [];
      for (const [name, { path }] of read('')) {
        const query = path.startsWith('/figures') ? '?from=2026-07-01&to=2026-08-01' : '';
        const { raw } = await app.call('GET', `${path}${query}`, { as });
        const text = raw.toString();
        if (mentions(text, side)) shown.push(name);
      }
      return shown;
    };
    expect(await seen(is.who, is)).toContain('listComplaints');
    expect(await seen(is.who, bns)).toEqual([]);
    expect(await seen(bns.who, bns)).toContain('listComplaints');
    expect(await seen(bns.who, is)).toEqual([]);
  });

  test('is at no address of the complaint for another agency', async () => {
    const [, held] = is.complaints;
    const [, reply] = bns.complaints;
    const parts = read(':number');
    for (const [name, { path }] of parts) {
      const ask = (filed: Filed, as: string) => app.call('GET', addressOf(path, filed, {}), { as });
      // What its role may not ask at all is refused before the number is looked at.
      expect([403, 404], name).toContain((await ask(held!, naser)).status);
      expect([name, (await ask(reply!, is.who)).status]).toEqual([name, 404]);
    }
    expect(parts.length).toBeGreaterThan(4);
  });
});

test.for(Object.keys(reaches).filter((name) => reaches[name] === 'nobody'))(
  'the job %s sends nothing and has nothing sent',
  async (name) => {
    const report = { providerId: 'nobodys', state: 'delivered', at: app.now };
    const before = [sentMessages(app).length, (await queuedJobs(app)).length];
    await app.jobs[name]!.run(app.ctx, report, { attempt: 1, last: true });
    expect([sentMessages(app).length, (await queuedJobs(app)).length]).toEqual(before);
  },
);

test('nobody outside the server adds a job, and the role of the server makes no kind of them', async () => {
  for (const path of ['/jobs', '/graphile-worker', '/admin/jobs']) {
    expect((await app.call('GET', path, { as: is.who })).status).toBe(404);
  }
  const { rows } = await app.database.pool.query(
    `SELECT has_table_privilege('insaf_app', 'history_entries', 'UPDATE') AS rewrites,
       has_schema_privilege('insaf_app', 'graphile_worker', 'CREATE') AS makes`,
  );
  expect(rows[0]).toEqual({ rewrites: false, makes: false });
});
