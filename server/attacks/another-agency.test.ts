import { api } from '@insaf/contract/api.ts';
import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { standardRoleNames } from '@insaf/contract/roles.ts';
import type { Route } from '@insaf/contract/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countFigures } from '../features/figures/index.ts';
import { type TestApp, testApp } from '../test/app.ts';
import {
  answered,
  photo as aPhoto,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  settled,
} from '../test/journey.ts';
import { openEvents } from '../test/open-events.ts';

/*
 * Somebody with every role there is at one governorate, and what they try to learn of a complaint that is
 * held in another: by each way in which a complaint or a part of it can be come to.
 */

const marked = 'قمامة بجوار مدرسة الشروق الخاصة';
let app: TestApp;
let complaint: Filed;
let own: Filed;
let photo: string;
let outsider: string;
/** Sees it, by the same ways. */
const inside = 'examiner@system call_agent@system';
beforeAll(async () => {
  app = await testApp();
  outsider = standardRoleNames.map((role) => `${role}@gov-is`).join(' ');
  complaint = await answered(app, { text: marked });
  const { replies } = await dossier(app, naser, complaint);
  photo = replies[0].files[0].id;
  own = await file(app);
  await move(app, examiner, own, 'refer', { agency: 'gov-is' });
});
afterAll(() => app.close());

const get = (path: string, as = outsider) => app.call('GET', path, { as });
const nobodys = numberFrom('10000000000');

describe('another agency’s complaint is not there', () => {
  test('by its number: as one that does not exist', async () => {
    const [theirs, none] = [
      await get(`/complaints/${complaint.number}`),
      await get(`/complaints/${nobodys}`),
    ];
    expect(theirs.status).toBe(404);
    const said = ({ body }: typeof theirs) => ({ ...body.error, request: '' });
    expect(said(theirs)).toEqual(said(none));
    expect((await get(`/complaints/${own.number}`)).status).toBe(200);
  });

  test('by any part of it that has an address', async () => {
    const parts = (Object.entries(api) as [string, Route][]).filter(
      ([, { method, path }]) => method === 'GET' && /^[^:]*:number(\/[^:]+)*$/.test(path),
    );
    const shown: string[] = [];
    for (const [name, { path }] of parts) {
      const address = path.replace(':number', complaint.number);
      if ((await get(address, inside)).status === 200) shown.push(name);
      expect([name, (await get(address)).status]).toEqual([name, 404]);
    }
    expect(shown).toEqual(
      expect.arrayContaining(['readComplaint', 'listNotes', 'listMentionable', 'listRelated']),
    );
  });

  test.each(['original', 'show', 'thumbnail'])(
    'by the address of its photo, as %s, nor through a complaint of one’s own',
    async (form) => {
      const path = (number: string) => `/complaints/${number}/files/${photo}/${form}`;
      expect((await get(path(complaint.number), naser)).status).toBe(200);
      expect((await get(path(complaint.number))).status).toBe(404);
      expect((await get(path(own.number))).status).toBe(404);
      const byCode = (filed: Filed) =>
        app.call('POST', `/tracking/files/${photo}/${form}`, {
          body: { number: filed.number, code: filed.code },
        });
      expect((await byCode(own)).status).toBe(404);
      expect((await byCode({ ...complaint, code: own.code })).status).toBe(404);
    },
  );

  test('by the address by which the photo was sent', async () => {
    const known = await app.http.inject(`/api/v1/uploads/${photo}`);
    expect(known.statusCode).toBe(404);
    const removed = await app.http.inject({
      method: 'DELETE',
      url: `/api/v1/uploads/${photo}`,
      headers: { 'tus-resumable': '1.0.0' },
    });
    expect(removed.statusCode).toBe(404);
    // One that nobody has claimed is there for who knows its id, so it is the claim that closes it.
    const free = await aPhoto(app);
    const seen = await app.http.inject(`/api/v1/uploads/${free}`);
    expect(seen.statusCode).toBe(200);
    await expect(file(app, { uploads: [photo] })).rejects.toThrow('unknown_upload');
    expect((await file(app, { uploads: [free] })).number).toMatch(/^\d+$/);
  });

  test('by where its photo was used before', async () => {
    for (const form of ['', '/thumbnail', '/show']) {
      const path = `/complaints/${complaint.number}/earlier-uses/${photo}/other${form}`;
      expect((await get(path)).status).toBe(404);
      expect((await get(path.replace(complaint.number, own.number))).status).toBe(404);
    }
  });

  test('by its receipt, on paper or as a proof', async () => {
    for (const receipt of ['receipt', 'receipt/a5', 'receipt/80mm']) {
      const path = `/complaints/${complaint.number}/${receipt}`;
      // The proof comes with the next head of the ledger, and until then it is too early for it.
      expect([200, 409], receipt).toContain((await get(path, inside)).status);
      expect([receipt, (await get(path)).status]).toEqual([receipt, 404]);
    }
  });

  test('by search: by its number, its words, its category', async () => {
    const numbersIn = async (query: string, as: string) => {
      const { status, body } = await get(`/complaints?${query}`, as);
      expect(status).toBe(200);
      return body.complaints.map(({ number }: Filed) => number);
    };
    const queries = [
      `words=${complaint.number}`,
      `words=${encodeURIComponent('الشروق')}`,
      'category=waste&status=answered',
      'agency=gov-bns-lu-naser',
      'place=eg-bns-naser&limit=200',
    ];
    for (const query of queries) {
      expect(await numbersIn(query, 'head@gov-bns'), query).toContain(complaint.number);
      expect(await numbersIn(query, outsider), query).not.toContain(complaint.number);
    }
  });

  test('by a list of registrations, of callers or of mentions', async () => {
    for (const path of ['/complaints?registeredByMe=true', '/mentions', '/openings', '/queue']) {
      const { status, body } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(JSON.stringify(body)).not.toContain(complaint.number);
    }
    const found = async (as: string) =>
      JSON.stringify(
        (await app.call('POST', '/callers', { as, body: { phone: '01001234567' } })).body,
      );
    expect(await found(inside)).toContain(complaint.number);
    expect(await found(outsider)).not.toContain(complaint.number);
  });

  test('by counts: no figure of the outsider moves with it', async () => {
    const day = app.now.toISOString().slice(0, 10);
    const counts = async (as: string) => {
      const figures = await get(`/figures?from=${day}&to=${day}`, as);
      expect(figures.status).toBe(200);
      return [figures.body.events, (await get('/queue', as)).body];
    };
    await countFigures(app.ctx, { wait: true });
    const [before, inside] = [await counts(outsider), await counts('head@gov-bns')];
    await settled(app);
    await countFigures(app.ctx, { wait: true });
    expect(await counts('head@gov-bns')).not.toEqual(inside);
    expect(await counts(outsider)).toEqual(before);
    const asked = await get(`/figures?from=${day}&to=${day}&agency=gov-bns`);
    expect(asked.status).toBeGreaterThanOrEqual(400);
  });

  test('by the live stream, from now on or from an event that another was told of', async () => {
    const at = await app.http.listen({ port: 0, host: '127.0.0.1' });
    const inside = await openEvents(at, await app.tokenOf(naser));
    const outside = await openEvents(at, await app.tokenOf(outsider));
    await Promise.all([inside.next('hello'), outside.next('hello')]);
    await move(app, 'judge@gov-bns-tech-centre', complaint, 'return-reply', {
      reason: 'أين الصور؟',
    });
    const heard = await inside.next('moved', complaint.number);
    const last = await file(app);
    await move(app, examiner, last, 'refer', { agency: 'gov-is' });
    await outside.next('moved', last.number);
    const again = await openEvents(at, await app.tokenOf(outsider), heard.id);
    await again.next('hello');
    const told = JSON.stringify([...outside.all, ...again.all]);
    expect(told).not.toContain(complaint.number);
    await Promise.all([inside, outside, again].map((stream) => stream.close()));
  });

  test('by an act on many at once, which is done to each as by itself', async () => {
    const { version } = await dossier(app, examiner, complaint);
    const body = {
      verb: 'dismiss',
      complaints: [{ number: complaint.number, version }],
      input: { reason: 'cause_gone', explanation: 'زال السبب' },
    };
    const { status, body: answer } = await app.call('POST', '/complaints/bulk', {
      as: outsider,
      body,
    });
    expect(status).toBe(200);
    expect(answer.outcomes[0]).toMatchObject({ done: false, code: 'not_found', version: null });
    expect((await dossier(app, examiner, complaint)).version).toBe(version);
  });
});
