import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outboxTransport } from './outbox.ts';

const at = new Date('2026-11-21T10:03:55.120Z');
let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'insaf-outbox-')), 'outbox');
});
afterAll(() => rm(join(folder, '..'), { recursive: true }));

test('writes each message as one file with its headers, readable by its owner only', async () => {
  const outbox = outboxTransport(folder, () => at);
  await outbox.send({
    to: 'mona@example.com',
    subject: 'شكواكم',
    text: 'سطر\nآخر',
    reference: 'n-1',
  });
  const [name] = await readdir(folder);
  expect(name).toBe('2026-11-21T10-03-55-n-1.txt');
  const path = join(folder, String(name));
  expect(await readFile(path, 'utf8')).toBe(
    'To: mona@example.com\nSubject: شكواكم\nDate: 2026-11-21T10:03:55.120Z\nReference: n-1\n\nسطر\nآخر\n',
  );
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a message sent again at another time is the same file, when the message says its time', async () => {
  const before = (await readdir(folder)).length;
  const message = { to: '+201001234567', text: 'مرحبًا', reference: 'n-2', at };
  await outboxTransport(folder, () => new Date('2026-11-21T11:00:00Z')).send(message);
  await outboxTransport(folder, () => new Date('2026-11-21T12:00:00Z')).send(message);
  expect((await readdir(folder)).length).toBe(before + 1);
});

test('a reference or subject cannot leave the folder or forge a header', async () => {
  const outbox = outboxTransport(folder, () => at);
  const subject = 'one\r\nTo: someone@else.example';
  await outbox.send({ to: 'a@b.c', subject, text: 't', reference: '../../etc/x' });
  const content = await readFile(join(folder, '2026-11-21T10-03-55-______etc_x.txt'), 'utf8');
  expect(content).toContain('Subject: one To: someone@else.example\n');
});
