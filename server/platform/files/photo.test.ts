import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Inspected, inspectFile } from './inspect.ts';
import * as make from './samples/make.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insaf-photo-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspect(bytes: Buffer): Promise<Inspected> {
  const path = join(folder, 'photo');
  await writeFile(path, bytes);
  return inspectFile(path, 'Africa/Cairo');
}

const where = { lat: '30/1 2/1 3984/100', lon: '31/1 14/1 852/100' };

test('a photo says when and where it was taken, in its own zone', async () => {
  const { inspection } = await inspect(
    await make.jpeg(640, 480, { taken: '2025:07:20 14:05:09', offset: '+03:00', ...where }),
  );
  expect(inspection.takenAt?.toISOString()).toBe('2025-07-20T11:05:09.000Z');
  expect(inspection.takenAtZoneKnown).toBe(true);
  expect(inspection.lat).toBeCloseTo(30.0444, 5);
  expect(inspection.lon).toBeCloseTo(31.2357, 5);
});

test.each([
  ['2025:07:20 14:05:09', '2025-07-20T11:05:09.000Z'],
  ['2025:01:20 14:05:09', '2025-01-20T12:05:09.000Z'],
  ['2025-07-20 14:05:09', '2025-07-20T11:05:09.000Z'],
])('without a zone, %s is read in the installation’s, and that is said', async (taken, instant) => {
  const { inspection } = await inspect(await make.jpeg(64, 64, { taken }));
  expect(inspection.takenAt?.toISOString()).toBe(instant);
  expect(inspection.takenAtZoneKnown).toBe(false);
});

test.each(['0000:00:00 00:00:00', '2025:13:45 99:99:99', '    :  :     :  :  ', 'yesterday'])(
  'a time that is none (%s) is unknown, and the photo accepted',
  async (taken) => {
    const { inspection } = await inspect(await make.jpeg(64, 64, { taken }));
    expect(inspection).toMatchObject({ takenAt: null, takenAtZoneKnown: null });
  },
);

test.each([
  ['the place without a fix', '0/1 0/1 0/1', '0/1 0/1 0/1'],
  ['a place beyond the pole', '95/1 0/1 0/1', '31/1 0/1 0/1'],
  ['a division by zero', '30/0 2/0 0/0', '31/0 0/0 0/0'],
])('%s is no place', async (_what, lat, lon) => {
  const { inspection } = await inspect(await make.jpeg(64, 64, { lat, lon }));
  expect(inspection).toMatchObject({ lat: null, lon: null });
});

test('a photo with a spoilt EXIF block is accepted, and says nothing', async () => {
  const whole = await make.jpeg(64, 64, { taken: '2025:07:20 14:05:09', ...where });
  const at = whole.indexOf('Exif');
  whole.fill(0xff, at + 14, at + 60);
  expect((await inspect(whole)).inspection).toMatchObject({ takenAt: null, lat: null });
});

test('a photo is shown upright, smaller, and without a word about where it was taken', async () => {
  const taken = '2025:07:20 14:05:09';
  const bytes = await make.jpeg(3000, 2000, { taken, ...where, orientation: 6 });
  const { inspection, copies } = await inspect(bytes);
  expect(inspection).toMatchObject({ width: 2000, height: 3000 });
  const show = await sharp(copies!.show).metadata();
  const thumbnail = await sharp(copies!.thumbnail).metadata();
  expect([show.format, show.width, show.height]).toEqual(['webp', 1067, 1600]);
  expect([thumbnail.format, thumbnail.width, thumbnail.height]).toEqual(['webp', 267, 400]);
  for (const copy of [show, thumbnail]) {
    expect([copy.exif, copy.xmp, copy.iptc, copy.orientation]).toEqual(Array(4).fill(undefined));
  }
});

test('a photo is not made larger than it is', async () => {
  const { copies } = await inspect(await make.png(40, 30));
  expect(await sharp(copies!.show).metadata()).toMatchObject({ width: 40, height: 30 });
});

test('a photo of an iPhone (HEIC) is decoded in its colours, with its claims', async () => {
  const { inspection, copies } = await inspect(make.sample('photo.heic'));
  expect(inspection).toMatchObject({
    kind: 'photo',
    width: 320,
    height: 240,
    takenAtZoneKnown: true,
  });
  expect(inspection.takenAt?.toISOString()).toBe('2025-07-20T11:05:09.000Z');
  expect(inspection.lat).toBeCloseTo(30.0444, 5);
  const { data, info } = await sharp(copies!.show).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const pixel = (y * info.width + x) * info.channels;
    return [...data.subarray(pixel, pixel + 3)];
  };
  const near = (pixel: number[], colour: number[]) =>
    pixel.every((value, i) => Math.abs(value - colour[i]!) < 30);
  expect(near(at(40, 40), [0xdd, 0x33, 0x33])).toBe(true);
  expect(near(at(240, 180), [0xff, 0xff, 0xff])).toBe(true);
  expect(near(at(300, 20), [0x22, 0xaa, 0x66])).toBe(true);
});
