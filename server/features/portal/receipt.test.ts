import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotSent } from '../../platform/messages/message.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { type Filed, file } from '../../test/journey.ts';
import { pdfRuns } from '../../test/pdf-text.ts';
import { trackingJobs } from '../tracking/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ settings: { PUBLIC_URL: 'https://insaf.example' } });
});
afterAll(() => app.close());

type Sent = { to: string; text: string; subject?: string; by: 'sms' | 'email' };
let sent: Sent[] = [];
let carrier: () => Promise<{ providerId?: string }> = async () => ({});
beforeEach(() => {
  sent = [];
  carrier = async () => ({});
});

/** What stands in for the outside world: the carriers of messages. */
const transport = (by: 'sms' | 'email') => ({
  name: 'outbox' as const,
  send: async (message: Omit<Sent, 'by'>) => {
    const answer = await carrier();
    sent.push({ ...message, by });
    return answer;
  },
  close: async () => undefined,
});
const jobs = trackingJobs({
  transports: { sms: transport('sms'), email: transport('email'), close: async () => undefined },
  linkTo: (number) => `https://insaf.example/track/${number}`,
});

async function queued(): Promise<unknown[]> {
  const { rows } = await app.database.pool.query(
    "SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'send_receipt' ORDER BY j.id",
  );
  return rows.map(({ payload }) => payload);
}

/** Runs what was queued since the last time, as the jobs' process would. */
async function runQueued(): Promise<void> {
  const waiting = await queued();
  await app.database.pool.query(
    "DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t WHERE t.id = j.task_id AND t.identifier = 'send_receipt'",
  );
  for (const payload of waiting) {
    await jobs.send_receipt!.run(app.ctx, payload, { attempt: 1, last: false });
  }
}

const soad = { name: 'سعاد علي', phone: '01009876543', email: 'soad@mail.example' };
const grouped = ({ code }: Filed) => `${code.slice(0, 4)}\u00a0${code.slice(4)}`;

async function opened(more: Record<string, unknown> = { complainants: [soad] }) {
  const filed = await file(app, more);
  const someone = browser(app);
  await someone.open(filed);
  return { filed, someone, at: `/track/${filed.number}/receipt` };
}

describe('the receipt of an opened complaint', () => {
  test('shows number and code in groups, a picture of both, and what is next', async () => {
    const { filed, someone, at } = await opened();
    const { status, html, headers } = await someone.get(at);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    for (const group of [groupComplaintNumber(filed.number), grouped(filed)]) {
      expect(html).toContain(`<bdi dir="ltr">${group.replaceAll('\u00a0', ' ')}</bdi>`);
    }
    expect(html).toMatch(/<svg role="img" aria-label="[^"]+" viewBox="0 0 \d+ \d+"/);
    expect(textOf(html)).toContain('What happens next?');
    expect(html).toContain('href="https://wa.me/?text=');
  });

  test('puts the code into no address of ours', async () => {
    const { filed, someone, at } = await opened();
    const { html } = await someone.get(at);
    for (const [, address] of html.matchAll(/(?:href|action|src)="(\/[^"]*)"/g)) {
      expect(address).not.toContain(filed.code);
    }
  });

  test('is a PDF too, in the person’s language and digits', async () => {
    const { filed, someone, at } = await opened();
    const { headers, raw } = await someone.get(`${at}.pdf`);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toContain(`insaf-${filed.number}.pdf`);
    const text = pdfRuns(raw).join('\n');
    expect(text).toContain(grouped(filed));
    expect(text).toContain('Complaint number');
  });

  test('is shown to nobody who has not opened it, nor without a complaint filed here', async () => {
    const { filed, at } = await opened();
    const stranger = browser(app);
    expect((await stranger.get(at)).html).not.toContain(filed.code.slice(0, 4));
    expect((await stranger.get('/receipt')).status).toBe(404);
    expect((await stranger.get('/receipt.pdf')).status).toBe(404);
    expect((await stranger.post('/receipt/send', { way: 'sms' })).status).toBe(404);
  });
});

describe('the receipt is sent', () => {
  test('to the telephone of the complaint, of which only the end is shown', async () => {
    const { filed, someone, at } = await opened();
    const page = await someone.get(at);
    expect(page.html).toContain('6543');
    expect(page.html).not.toContain('1009876543');
    const shown = await someone.post(`${at}/send`, { way: 'sms' });
    expect(textOf(shown.html)).toContain('on its way');
    await runQueued();
    expect(sent).toMatchObject([{ by: 'sms', to: '+201009876543' }]);
    expect(sent[0]!.text).toContain(groupComplaintNumber(filed.number));
    expect(sent[0]!.text).toContain(grouped(filed));
    expect(sent[0]!.text).toContain(`https://insaf.example/track/${filed.number}`);
    expect(sent[0]!.text).not.toContain('#');
  });

  test('to its e-mail address, or to another that is given now', async () => {
    const { someone, at } = await opened();
    await someone.post(`${at}/send`, { way: 'email' });
    await someone.post(`${at}/send`, { way: 'other', to: ' son@mail.example ' });
    await someone.post(`${at}/send`, { way: 'other', to: '٠١١٢٣٤٥٦٧٨٩' });
    await runQueued();
    expect(sent.map(({ by, to }) => [by, to])).toEqual([
      ['email', 'soad@mail.example'],
      ['email', 'son@mail.example'],
      ['sms', '+201123456789'],
    ]);
    expect(sent[0]!.subject).toContain('Receipt');
  });

  test('through a queue in which neither address nor code can be read', async () => {
    const { filed, someone, at } = await opened();
    await someone.post(`${at}/send`, { way: 'other', to: 'secret@mail.example' });
    const [payload] = await queued();
    const text = JSON.stringify(payload);
    for (const hidden of ['secret', filed.number, filed.code]) expect(text).not.toContain(hidden);
    await runQueued();
  });

  test.each([
    ['', '', 'Choose where'],
    ['pigeon', '', 'Choose where'],
    ['other', '', 'Enter a mobile number'],
    ['other', '0223456789', 'Enter a mobile number'],
    ['other', 'nobody@', 'Enter a mobile number'],
    ['other', '<b>x</b>@mail.example', 'Enter a mobile number'],
  ])('not by “%s” to “%s”, and what was typed stays', async (way, to, says) => {
    const { someone, at } = await opened();
    const refused = await someone.post(`${at}/send`, { way, to });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain(says);
    if (to.includes('nobody')) expect(refused.html).toContain('value="nobody@"');
    expect(refused.html).not.toContain('<b>x');
    expect(await queued()).toEqual([]);
  });

  test('where nothing was given with the complaint, only to what is given now', async () => {
    const { someone, at } = await opened({ anonymous: true, complainants: [] });
    expect((await someone.get(at)).html).toContain('name="way" value="other"');
    expect((await someone.post(`${at}/send`, { way: 'sms' })).status).toBe(422);
  });

  test('three times an hour and six times a day for one complaint, whoever asks', async () => {
    app.turnTo(new Date('2026-07-06T06:00:00Z'));
    const { filed, someone, at } = await opened();
    const other = await opened();
    const send = (who = someone, where = at) => who.post(`${where}/send`, { way: 'sms' });
    for (let i = 0; i < 3; i += 1) expect((await send()).status).toBe(200);
    const fourth = await send();
    expect(fourth.status).toBe(429);
    expect(textOf(fourth.html)).toContain('Try again after 10:00');
    const another = browser(app, 'en', '203.0.113.5');
    await another.open(filed);
    expect((await send(another)).status).toBe(429);
    expect((await send(other.someone, other.at)).status).toBe(200);
    app.pass({ minutes: 61 });
    await someone.open(filed);
    for (let i = 0; i < 3; i += 1) expect((await send()).status).toBe(200);
    app.pass({ minutes: 61 });
    await someone.open(filed);
    expect(textOf((await send()).html)).toContain('tomorrow');
    await runQueued();
    expect(
      sent.filter(({ text }) => text.includes(groupComplaintNumber(filed.number))),
    ).toHaveLength(6);
  });

  test('again when the carrier cannot now, and not when the address will never do', async () => {
    const { someone, at } = await opened();
    await someone.post(`${at}/send`, { way: 'sms' });
    const [payload] = await queued();
    const run = () => jobs.send_receipt!.run(app.ctx, payload, { attempt: 1, last: false });
    carrier = () => Promise.reject(new NotSent('temporary', 'busy'));
    await expect(run()).rejects.toThrow('busy');
    carrier = () => Promise.reject(new NotSent('permanent', 'no such number'));
    await run();
    expect(sent).toEqual([]);
    await runQueued().catch(() => undefined);
  });
});
