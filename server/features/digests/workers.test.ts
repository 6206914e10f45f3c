/**
 * Two workers on one morning, of which one is killed while it hands mails over, and a mail server that is
 * away or refuses: nobody is sent two, and whoever is sent none is known.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTransports, type Transports } from '../../platform/messages/transports.ts';
import { bareCtx } from '../../test/bare-ctx.ts';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';
import { writeOverdue } from '../../test/overdue-complaints.ts';
import { loadFirstDirectory } from '../agencies/index.ts';
import { sendDigests } from './index.ts';

const officers = 120;
const morning = '2026-07-05T06:00:00Z';

let bare: Awaited<ReturnType<typeof bareCtx>>;
let folder: string;
/** Runs with every mail, before the mail server answers. */
let onMail: (to: string) => Promise<Error | null>;
let server: MailServer;
let transports: Transports;
/** By address, how often a mail was taken over. */
let arrived: Map<string, number>;
beforeAll(async () => {
  bare = await bareCtx();
  folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
  await loadFirstDirectory(bare.ctx, () => undefined);
  const { pool, url } = bare.database;
  await writeOverdue(url, { overdue: 2000, open: 2000, at: new Date(morning) });
  await pool.query(
    `INSERT INTO staff (id, name, email, search_text)
     SELECT 'o' || n, 'موظف ' || n, 'o' || n || '@insaf.example', '' FROM generate_series(1, $1::int) n`,
    [officers],
  );
  await pool.query(
    `INSERT INTO staff_roles (staff_id, role, agency_id)
     SELECT s.id, 'agency_officer', a.id FROM staff s, agencies a WHERE a.code = 'gov-bns-lu-naser'`,
  );
  server = await startMailServer({
    async onData(stream, _session, done) {
      // Of who was killed while sending, half a mail comes.
      const mail = await buffer(stream).catch(() => null);
      if (mail === null) return;
      const to = String((await PostalMime.parse(mail)).to?.[0]?.address);
      const refusal = await onMail(to);
      if (refusal === null) arrived.set(to, (arrived.get(to) ?? 0) + 1);
      done(refusal);
    },
  });
  const { clock, config, log } = bare.ctx;
  const settings = { ...config, NOTICES: 'send' as const, SMTP_URL: smtpUrl() };
  transports = await openTransports(settings, { clock, log, onDelivery: async () => undefined });
});
const smtpUrl = () => `smtp://127.0.0.1:${server.port}`;
afterAll(async () => {
  await transports.close();
  await server.stop();
  await bare.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  arrived = new Map();
  onMail = async () => null;
  await bare.database.pool.query('DELETE FROM staff_digests');
});

function work(at: string): ChildProcess {
  const program = join(import.meta.dirname, '..', '..', 'test', 'digesting-process.ts');
  return spawn(process.execPath, [program, bare.database.url, folder, at, smtpUrl()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
/** One that is not killed, in this process. */
async function workToTheEnd(at: string): Promise<void> {
  bare.at(at);
  await sendDigests(bare.ctx, transports);
}
async function states(): Promise<Record<string, number>> {
  const { rows } = await bare.database.pool.query(
    'SELECT state, count(*)::int FROM staff_digests GROUP BY state',
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
const refusal = (responseCode: number, sentence: string) =>
  Object.assign(new Error(sentence), { responseCode });

test('two workers send each person one, and what the killed one had in its hands is never sent twice', {
  timeout: 240_000,
}, async () => {
  let victim: ChildProcess | undefined;
  onMail = async () => {
    // So slow that it is killed with mails that the server has and it has not heard of.
    await wait(30);
    if (arrived.size === 20) victim?.kill('SIGKILL');
    return null;
  };
  victim = work(morning);
  const other = work(morning);
  await Promise.all([once(victim, 'exit'), once(other, 'exit')]);
  expect([victim.signalCode, other.exitCode]).toEqual(['SIGKILL', 0]);
  const left = await states();
  expect(left['sending'] ?? 0).toBeLessThanOrEqual(4);
  expect((left['sent'] ?? 0) + (left['sending'] ?? 0) + (left['taken'] ?? 0)).toBe(officers);

  // A worker that comes within ten minutes leaves them alone; a later one sends what surely was not sent.
  await workToTheEnd('2026-07-05T06:09:00Z');
  expect(await states()).toEqual(left);
  await workToTheEnd('2026-07-05T06:11:00Z');
  const { sent = 0, unknown = 0, ...others } = await states();
  expect([sent + unknown, unknown, others]).toEqual([officers, left['sending'] ?? 0, {}]);
  expect([...arrived.values()].filter((times) => times > 1)).toEqual([]);
  expect(arrived.size).toBeGreaterThanOrEqual(sent);
  await workToTheEnd('2026-07-05T06:30:00Z');
  expect(arrived.size).toBeLessThanOrEqual(officers);
});

test('a mail server that is away now is asked again later, for a few at a time', async () => {
  let asked = 0;
  onMail = async () => {
    asked += 1;
    return refusal(451, '4.3.0 later');
  };
  await workToTheEnd(morning);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(officers / 2);
  expect(await states()).toEqual({ taken: asked });
  onMail = async () => null;
  await workToTheEnd('2026-07-05T06:01:00Z');
  expect(arrived.size).toBe(officers - asked);
  await workToTheEnd('2026-07-05T06:12:00Z');
  expect(await states()).toEqual({ sent: officers });
  expect([...arrived.values()].filter((times) => times > 1)).toEqual([]);
});

test('an address that is refused for good is not tried again that day, and keeps nobody else waiting', async () => {
  onMail = async (to) => (to === 'o7@insaf.example' ? refusal(554, '5.6.0 no') : null);
  await workToTheEnd(morning);
  expect(await states()).toEqual({ sent: officers - 1, failed: 1 });
  onMail = async () => null;
  await workToTheEnd('2026-07-05T08:00:00Z');
  expect(arrived.has('o7@insaf.example')).toBe(false);
  await workToTheEnd('2026-07-06T06:00:00Z');
  expect(await states()).toEqual({ sent: officers });
});
