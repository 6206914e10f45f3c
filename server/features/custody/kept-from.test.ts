import { api } from '@insaf/contract/api.ts';
import type { Route } from '@insaf/contract/route.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  dossier,
  examiner,
  type Filed,
  file,
  move,
  photoBytes,
  upload,
} from '../../test/journey.ts';
import { openEvents } from '../../test/open-events.ts';
import { addressOf, requests } from '../../test/requests.ts';
import { sequence } from '../ledger/index.ts';

/*
 * The agency complained of, by every route that speaks of a complaint: nothing that comes back, in whatever
 * form, may hold anything of the person. Routes that are added are tried without being named here.
 */

const secrets = {
  name: 'زينهم القرشي',
  folded: 'زينهم',
  family: 'القرشي',
  artist: 'Zeinhom Elqorashi',
  phone: '1287654321',
  nationalId: '28706050112358',
  email: 'zeinhom',
  address: 'حارة السماكين',
};
const complainant = {
  name: secrets.name,
  phone: '01287654321',
  nationalId: secrets.nationalId,
  email: 'zeinhom.elqorashi@mail.example',
  address: secrets.address,
};
const accused = 'gov-bns-diwan';
const roles = [
  'agency_officer',
  'head',
  'examiner',
  'counter_clerk',
  'supervisor',
  'judge',
  'auditor',
];
const staff = roles.map((role) => `${role}@${accused}`);
const everyRole = staff.join(' ');

let app: TestApp;
let complaint: Filed;
let earlier: Filed;
let files: string[];
beforeAll(async () => {
  app = await testApp();
  const plain = await photoBytes(app);
  const signed = await sharp(plain)
    .keepMetadata()
    .withExifMerge({ IFD0: { Artist: secrets.artist, Copyright: secrets.artist } })
    .jpeg()
    .toBuffer();
  files = [await upload(app, signed, `${secrets.name} أمام بيته.jpg`)];
  earlier = await file(app, { complainants: [complainant], agencyComplainedOf: accused });
  complaint = await file(app, {
    ...{ complainants: [complainant], uploads: files, position: undefined },
    ...{ category: 'employee-conduct', agencyComplainedOf: accused },
  });
  for (const filed of [earlier, complaint]) {
    await move(app, examiner, filed, 'refer', { agency: accused });
  }
  await opened(complaint);
  await sequence(app.ctx);
});
afterAll(() => app.close());

/** Opened to the head of the governorate, so that there is something that could be told. */
async function opened({ number }: Filed): Promise<void> {
  const path = `/complaints/${number}`;
  const body = { reason: `يلزم سؤال ${secrets.name} عن أسماء الشهود`, hours: 72 };
  const asked = await app.call('POST', `${path}/openings`, { as: 'head@gov-bns', body });
  const approval = `${path}/openings/${asked.body.openingNo}/approve`;
  const approved = await app.call('POST', approval, { as: 'supervisor@cabinet', body: {} });
  expect(approved.status).toBe(200);
  const shown = await app.call('POST', `${path}/people/1/reveal`, {
    as: 'head@gov-bns',
    body: { fields: ['name'] },
  });
  expect(shown.body.name).toBe(secrets.name);
}

/** Which secrets a reply holds, anywhere in its bytes or its headers. */
function told(reply: { raw: Buffer; headers: object }): string[] {
  const headers = decodeURIComponent(
    JSON.stringify(reply.headers).replaceAll(/%(?![0-9A-F]{2})/g, ''),
  );
  return Object.entries(secrets)
    .filter(([, secret]) => reply.raw.includes(secret) || headers.includes(secret))
    .map(([what]) => what);
}

const about = (Object.entries(api) as [string, Route][]).filter(([, { path }]) =>
  path.includes(':number'),
);
const reading = about.filter(([, { method }]) => method === 'GET');
const acting = about.filter(([name, { method }]) => method !== 'GET' && name in requests);

describe('whoever works for the agency complained of', () => {
  test('reads nothing of the person in any route that reads of the complaint', async () => {
    let read = 0;
    for (const [name, route] of reading) {
      for (const form of ['show', 'thumbnail', 'original']) {
        const path = { upload: files[0]!, form, size: 'a5', look: 'x' };
        const reply = await app.call('GET', addressOf(route.path, complaint, { path }), {
          as: everyRole,
        });
        expect(told(reply), `${name} ${form}`).toEqual([]);
        expect([200, 400, 403, 404], `${name} ${reply.status}`).toContain(reply.status);
        if (reply.status === 200) read += 1;
      }
    }
    expect(read).toBeGreaterThan(6);
  });

  test.each(staff)('%s finds nothing of the person in the dossier, and may not ask', async (as) => {
    const reply = await app.call('GET', `/complaints/${complaint.number}`, { as });
    expect(told(reply)).toEqual([]);
    expect([200, 404]).toContain(reply.status);
    if (reply.status === 200) {
      expect(reply.body.openings).toEqual([]);
      expect(reply.body.identity).toBe('complained_of');
      expect(reply.body.people[0]).toMatchObject({ name: null, phone: null, nationalId: null });
    }
    const asked = await app.call('POST', `/complaints/${complaint.number}/openings`, {
      as,
      body: { reason: 'نريد أن نعرف من اشتكى منا', hours: 8 },
    });
    expect([403, 404]).toContain(asked.status);
  });

  test('is told nothing of the person by doing anything with the complaint', async () => {
    for (const [name, route] of acting) {
      const { path = {}, body } = requests[name]!(complaint);
      const at = addressOf(route.path, complaint, { path });
      const reply = await app.call(route.method, at, { as: everyRole, body });
      expect(told(reply), name).toEqual([]);
    }
  });

  test('finds nothing of the person in lists, by search, by telephone or as one who filed before', async () => {
    const queries = Object.values(secrets).map(
      (secret) => `/queue?words=${encodeURIComponent(secret)}`,
    );
    for (const path of ['/queue', '/openings', '/mentions', ...queries]) {
      const reply = await app.call('GET', path, { as: everyRole });
      expect(
        told({ ...reply, raw: Buffer.from(String(reply.raw).replaceAll(/"words":"[^"]*"/g, '')) }),
        path,
      ).toEqual([]);
    }
    const caller = await app.call('POST', '/callers', {
      as: everyRole,
      body: { phone: complainant.phone },
    });
    const { people, complaints } = caller.body;
    expect([caller.status, people, complaints]).toEqual([200, [], []]);
    const related = await app.call('GET', `/complaints/${complaint.number}/related`, {
      as: everyRole,
    });
    expect(related.body.samePerson).toEqual([]);
  });

  test('hears nothing of the person in what is said live', async () => {
    await app.http.listen({ port: 0 });
    const address = app.http.server.address() as { port: number };
    const events = await openEvents(
      `http://127.0.0.1:${address.port}`,
      await app.tokenOf(everyRole),
    );
    const supplied = await file(app, { complainants: [complainant], agencyComplainedOf: accused });
    await move(app, examiner, supplied, 'refer', { agency: accused });
    await events.until(() => JSON.stringify(events.all).includes(supplied.number));
    await events.close();
    const heard = { raw: Buffer.from(JSON.stringify(events.all)), headers: {} };
    expect(told(heard)).toEqual([]);
  });
});

test('who stands above does read it, by the opening: what is kept back is there', async () => {
  const { uploads, openings } = await dossier(app, 'head@gov-bns', complaint);
  expect(uploads[0].name).toContain(secrets.name);
  expect(openings[0].reason).toContain(secrets.name);
  const original = `/complaints/${complaint.number}/files/${files[0]}/original`;
  expect(told(await app.call('GET', original, { as: 'head@gov-bns' }))).toContain('artist');
});
