import { Readable } from 'node:stream';
import { makePdf } from '../demo/pdf.ts';
import { makePhoto } from '../demo/photos.ts';
import { receiveFile } from '../features/uploads/index.ts';
import type { TestApp } from './app.ts';

/*
 * Steps of a complaint's journey, through the routes, as the people who take them. A test starts where its
 * own story begins: `await answered(app)` is a complaint about rubbish in Naser that was referred, accepted
 * and answered with a photo taken there after receipt.
 */

export const centre = 'examiner@gov-bns-tech-centre';
export const centreJudge = 'judge@gov-bns-tech-centre';
export const naser = 'agency_officer@gov-bns-lu-naser';
export const examiner = 'examiner@system';
export const judge = 'judge@system';

/** Where the rubbish is: in the town of Naser. */
export const spot = { lat: 29.158, lon: 31.134 };

let seed = 0;

export type Filed = { number: string; code: string };

export async function file(
  app: TestApp,
  more: Record<string, unknown> = {},
  as?: string,
): Promise<Filed> {
  const reply = await app.call('POST', '/complaints', {
    ...(as === undefined ? {} : { as }),
    body: {
      text: 'القمامة متراكمة أمام مدرسة البنات في ناصر منذ أسبوع',
      category: 'waste',
      place: 'eg-bns-naser',
      position: spot,
      complainants: [{ name: 'أم محمد عبد الرحمن', phone: '01001234567' }],
      ...more,
    },
  });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

/** A move that must succeed; the answer's body. */
export async function move(
  app: TestApp,
  as: string,
  { number }: Filed,
  verb: string,
  body: object = {},
) {
  const reply = await app.call('POST', `/complaints/${number}/${verb}`, { as, body });
  if (reply.status >= 300) throw new Error(`${verb}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

export async function referred(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await file(app, more);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-tech-centre' });
  await move(app, centre, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  return filed;
}

export async function accepted(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await referred(app, more);
  await move(app, naser, filed, 'accept');
  return filed;
}

export type PhotoWish = {
  seed?: number;
  takenAt?: Date | null;
  position?: { lat: number; lon: number } | null;
};

/** A photo of its own scene, taken now at the spot unless wished otherwise. */
export function photoBytes(app: TestApp, wish: PhotoWish = {}): Promise<Buffer> {
  const { takenAt = app.now, position = spot } = wish;
  seed += 1;
  return makePhoto({
    kind: 'after',
    category: 'waste',
    seed: String(wish.seed ?? `photo ${seed}`),
    // The smallest that is compared as sharply as a telephone's, and half the work.
    size: { width: 640, height: 480 },
    ...(takenAt === null ? {} : { takenAt }),
    ...(position === null ? {} : { position }),
  });
}

/** Uploads bytes as anyone would, and gives the id. */
export async function upload(app: TestApp, bytes: Buffer, name = 'photo.jpg'): Promise<string> {
  const row = await receiveFile(app.uploads, Readable.from([bytes]), { name });
  return row.id;
}

export async function photo(app: TestApp, wish?: PhotoWish): Promise<string> {
  return upload(app, await photoBytes(app, wish));
}

export function document(app: TestApp): Promise<string> {
  return upload(app, makePdf('Report', ['The rubbish was carted away.']), 'report.pdf');
}

export function reply(evidence: { upload: string; documentKind?: string }[], more: object = {}) {
  return {
    claim: 'cause_removed',
    text: 'تم رفع القمامة بالكامل وتطهير المكان ومتابعته يوميا.',
    evidence,
    ...more,
  };
}

export async function answered(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await accepted(app, more);
  app.pass({ hours: 3 });
  await move(app, naser, filed, 'replies', reply([{ upload: await photo(app) }]));
  return filed;
}

export async function settled(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await answered(app, more);
  await move(app, centreJudge, filed, 'settle', {});
  return filed;
}

/** What the person does or sees, with number and code. */
export async function person(app: TestApp, filed: Filed, what = '', more: object = {}) {
  const { number, code } = filed;
  const reply = await app.call('POST', `/tracking${what && `/${what}`}`, {
    body: { number, code, ...more },
  });
  if (reply.status !== 200) throw new Error(`${what}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** The complaint with all its parts, as somebody sees it. */
export async function dossier(app: TestApp, as: string, { number }: Filed) {
  const reply = await app.call('GET', `/complaints/${number}`, { as });
  if (reply.status !== 200) throw new Error(`dossier: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** A move that must be refused; its status and code, and the field or what the sentence speaks of. */
export async function refusal(
  app: TestApp,
  as: string,
  { number }: Filed,
  verb: string,
  body: object = {},
) {
  const reply = await app.call('POST', `/complaints/${number}/${verb}`, { as, body });
  if (reply.status < 300) throw new Error(`${verb} was not refused`);
  const { code, field, params } = reply.body.error;
  return { status: reply.status, code, field, params };
}
