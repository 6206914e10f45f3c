import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type ClamdMood,
  type ClamdServer,
  eicar,
  startClamdServer,
} from './samples/clamd-server.ts';
import { ScannerDown, scanFile } from './scan.ts';

let folder = '';
let clamd: ClamdServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insaf-scan-'));
  clamd = await startClamdServer();
});
afterEach(() => {
  clamd.mood = 'well';
});
afterAll(async () => {
  await clamd.close();
  await rm(folder, { recursive: true });
});

async function scan(bytes: Buffer | string, port = clamd.port) {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return scanFile(path, { host: '127.0.0.1', port, seconds: 1, whenDown: 'wait' });
}

test('tells a harmless file from one with the test virus, by the same way', async () => {
  expect(await scan('a photo')).toEqual({ infected: null });
  expect(await scan(`a photo${eicar}`)).toEqual({ infected: 'Eicar-Test-Signature' });
});

test('sends the whole of a large file, and of an empty one', async () => {
  clamd.received.length = 0;
  await scan(Buffer.alloc(5_000_000, 7));
  await scan('');
  expect(clamd.received).toEqual([5_000_000, 0]);
});

test.each<[ClamdMood, string]>([
  ['silent', 'no answer'],
  ['hangs up', 'no answer'],
  ['too small', 'size limit exceeded'],
])('a scanner that is %s gives no verdict', async (mood, words) => {
  clamd.mood = mood;
  const fault = await scan(Buffer.alloc(3_000_000)).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ScannerDown);
  expect((fault as Error).message).toContain(words);
});

test('a scanner that is not there gives no verdict', async () => {
  await expect(scan('a photo', 1)).rejects.toBeInstanceOf(ScannerDown);
});

test('a file that is not there is a fault of ours, not the scanner’s', async () => {
  const missing = scanFile(join(folder, 'missing'), {
    host: '127.0.0.1',
    port: clamd.port,
    seconds: 1,
    whenDown: 'wait',
  });
  await expect(missing).rejects.toMatchObject({ code: 'ENOENT' });
});
