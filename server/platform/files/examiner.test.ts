import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Examiner, type ExaminerOptions, startExaminer } from './examiner.ts';
import { jpeg } from './samples/make.ts';

let folder = '';
let photo = '';
let examiner: Examiner;
const faults: string[] = [];
const children: ChildProcess[] = [];
const noteChild = (message: unknown) => {
  children.push((message as { process: ChildProcess }).process);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insaf-examiner-'));
  photo = join(folder, 'photo');
  await writeFile(photo, await jpeg(800, 600));
  diagnostics.subscribe('child_process', noteChild);
});
afterEach(() => {
  examiner.close();
  faults.length = 0;
  children.length = 0;
});
afterAll(async () => {
  diagnostics.unsubscribe('child_process', noteChild);
  await rm(folder, { recursive: true });
});

function start(options: Partial<ExaminerOptions> = {}): Examiner {
  examiner = startExaminer({
    zone: 'Africa/Cairo',
    report: (fault) => faults.push(fault.message),
    ...options,
  });
  return examiner;
}

/** A file that can be opened and never read to its end: whoever examines it waits. */
function endless(): string {
  const path = join(folder, `pipe-${children.length}-${Math.random()}`);
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
  return path;
}

const alive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

test('examines in another process, which has no secret, and hands over the copies', async () => {
  const { inspection, copies } = await start().examine(photo);
  expect(inspection).toMatchObject({ kind: 'photo', width: 800, takenAt: null, marks: [] });
  expect((await sharp(await readFile(copies!.show)).metadata()).format).toBe('webp');
  expect(existsSync(copies!.thumbnail)).toBe(true);
  expect(children).toHaveLength(1);
  const environment = `/proc/${children[0]!.pid}/environ`;
  if (existsSync(environment)) {
    const names = (await readFile(environment, 'utf8'))
      .split('\0')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => name && !name.startsWith('NODE_'))).toEqual([]);
  }
});

test('a refusal arrives with its reason, and the process goes on to the next file', async () => {
  start({ processes: 1 });
  const page = join(folder, 'page');
  await writeFile(page, '<html>');
  await expect(examiner.examine(page)).rejects.toMatchObject({
    code: 'upload_refused',
    params: { reason: 'active_content' },
  });
  expect((await examiner.examine(photo)).inspection.kind).toBe('photo');
  expect(children).toHaveLength(1);
  expect(faults).toEqual([]);
});

test('a file that takes too long is refused, its process ended, and the next file examined', async () => {
  start({ processes: 1, seconds: 4 });
  const slow = examiner.examine(endless());
  const next = examiner.examine(photo);
  await expect(slow).rejects.toMatchObject({ params: { reason: 'not_examinable' } });
  expect((await next).inspection.kind).toBe('photo');
  expect(children.map((child) => child.signalCode)).toEqual(['SIGKILL', null]);
});

test('a process that dies is forgiven once, and the file refused when the second dies too', async () => {
  start({ processes: 1 });
  const fate = examiner.examine(endless()).catch((error: unknown) => error);
  for (const nth of [0, 1]) {
    while (children.length <= nth) await wait(20);
    await wait(300);
    children[nth]!.kill('SIGKILL');
  }
  expect(await fate).toMatchObject({ params: { reason: 'not_examinable' } });
  expect(faults).toEqual(['examiner ended by SIGKILL', 'examiner ended by SIGKILL']);
  expect((await examiner.examine(photo)).inspection.kind).toBe('photo');
});

test('a fault in the examination itself is reported as ours, and the file refused', async () => {
  start();
  await expect(examiner.examine(join(folder, 'missing'))).rejects.toMatchObject({
    params: { reason: 'not_examinable' },
  });
  expect(faults).toEqual([expect.stringContaining('ENOENT')]);
});

test('when too many files wait, the next is told that the server is busy', async () => {
  start({ processes: 1, waiting: 2 });
  const held = [endless(), photo, photo].map((path) =>
    examiner.examine(path).catch((error: unknown) => error),
  );
  await expect(examiner.examine(photo)).rejects.toMatchObject({ code: 'busy' });
  examiner.close();
  for (const fate of await Promise.all(held)) expect(fate).toMatchObject({ code: 'busy' });
});

test('an idle process ends, and closing ends them all', async () => {
  start({ idleSeconds: 0.1 });
  await examiner.examine(photo);
  await expect.poll(() => children.map(alive)).toEqual([false]);
  await examiner.examine(photo);
  examiner.close();
  await expect.poll(() => children.map(alive)).toEqual([false, false]);
});
