import { uploadForms, uploadRefusalReasons, uploadTypes } from '@insaf/contract/uploads.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test/app.ts';
import { examiner, type Filed, file, photoBytes } from '../test/journey.ts';
import type { MaliciousFile } from '../test/malicious-file.ts';
import { maliciousFiles } from '../test/malicious-files.ts';

let app: TestApp;
let files: MaliciousFile[];
let url: string;
beforeAll(async () => {
  app = await testApp();
  url = await app.http.listen({ port: 0, host: '127.0.0.1' });
  files = await maliciousFiles();
});
afterAll(() => app.close());

type Kept = { readonly id: string; readonly mediaType: string };

/** As any tus client sends it, in one request. */
async function send({ bytes, name, type }: Pick<MaliciousFile, 'bytes' | 'name' | 'type'>) {
  const said = (text: string) => Buffer.from(text).toString('base64');
  const response = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      'accept-language': 'en',
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${said(name)},filetype ${said(type)}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, payload: await response.text() };
}

test('of three hundred files sent to do harm each is refused in words, or kept as what it is and inert', async () => {
  expect(files.length).toBeGreaterThanOrEqual(300);
  const before = process.memoryUsage().rss;
  const kept: Kept[] = [];
  const wrong: string[] = [];
  const one = async (sent: MaliciousFile) => {
    const { status, payload } = await send(sent);
    const answer = JSON.parse(payload);
    if (status === 201) {
      const { id, mediaType } = answer;
      kept.push({ id, mediaType });
      const isWrong = sent.refused || (sent.is !== null && sent.is !== mediaType);
      if (isWrong) wrong.push(`${sent.what}: kept as ${mediaType}`);
      return;
    }
    const { code, message, field, params } = answer.error;
    const isClear =
      status < 500 &&
      /^\p{Lu}.{15,}\.$/u.test(message) &&
      (code !== 'upload_refused' || uploadRefusalReasons.includes(params.reason)) &&
      (code === 'upload_refused' || field !== undefined || code === 'too_large');
    if (!isClear) wrong.push(`${sent.what}: ${status} ${payload}`);
  };
  const waiting = [...files];
  const senders = Array.from({ length: 4 }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await one(next);
  });
  await Promise.all(senders);
  expect(wrong).toEqual([]);
  // What only has a strange name, or says something wrong of itself, is sound and is kept.
  expect(kept.length).toBeGreaterThan(100);
  // What reads the files is another process; this one holds none of them for long.
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  await sayInert(kept);

  const sound = await photoBytes(app);
  const after = await send({ bytes: sound, name: 'photo.jpg', type: 'image/jpeg' });
  expect([after.status, JSON.parse(after.payload).state]).toEqual([201, 'ready']);
}, 240_000);

/** Each is served under its real type, to be saved and not opened, in a sandbox. */
async function sayInert(kept: readonly Kept[]): Promise<void> {
  const filed: [Filed, Kept][] = [];
  for (let at = 0; at < kept.length; at += 20) {
    const some = kept.slice(at, at + 20);
    const complaint = await file(app, { uploads: some.map(({ id }) => id) });
    for (const one of some) filed.push([complaint, one]);
  }
  for (const [{ number }, { id, mediaType }] of filed) {
    for (const form of uploadForms) {
      const path = `/complaints/${number}/files/${id}/${form}`;
      const { status, headers, raw } = await app.call('GET', path, { as: examiner });
      if (status === 404 && form !== 'original') continue;
      expect(status, path).toBe(200);
      expect(Object.keys(uploadTypes)).toContain(mediaType);
      expect(headers['content-type']).toBe(form === 'original' ? mediaType : 'image/webp');
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]{1,300}\.\w+"; filename\*=UTF-8''[\w%.~!$&+^`|-]+$/,
      );
      if (form !== 'original') expect(raw.toString('latin1')).not.toContain('__owned');
    }
  }
}
