import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makePhoto, reuse, reuses } from './photos.ts';
import { randomOf } from './seeded.ts';

/** The signs of the lowest frequencies, 64 bits: what a search for re-used photographs compares. */
async function fingerprint(photo: Buffer): Promise<boolean[]> {
  const side = 32;
  const grey = await sharp(photo).greyscale().resize(side, side, { fit: 'fill' }).raw().toBuffer();
  const wave = (u: number, x: number) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side));
  const values: number[] = [];
  for (let u = 0; u < 8; u++)
    for (let v = 0; v < 8; v++) {
      let sum = 0;
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) sum += (grey[y * side + x] ?? 0) * wave(u, y) * wave(v, x);
      values.push(sum);
    }
  const median = values.toSorted((a, b) => a - b)[32] as number;
  return values.map((value) => value > median);
}

const distance = (a: boolean[], b: boolean[]) => a.filter((bit, i) => bit !== b[i]).length;

const categories = [
  'waste',
  'road-damage',
  'sewage-overflow',
  'street-lighting',
  'power-outage',
  'exposed-wires',
  'street-occupation',
  'building-violation',
  'land-encroachment',
  'homeless-person',
  'pollution',
  'stray-animals',
  'irrigation',
  'gas-leak',
  'water-outage',
  'water-quality',
  'hospital-service',
  'school-service',
  'bread-supply',
  'other',
];

describe('photographs drawn from a seed', () => {
  test('no two seeds look the same to a perceptual hash, and the usual size is kept', async () => {
    const seen: { name: string; bits: boolean[] }[] = [];
    for (const [i, category] of [...categories, ...categories, ...categories].entries()) {
      const photo = await makePhoto({ kind: i % 3 ? 'after' : 'before', category, seed: `s${i}` });
      expect(photo.length).toBeGreaterThan(50_000);
      expect(photo.length).toBeLessThan(320_000);
      seen.push({ name: `${category} ${i}`, bits: await fingerprint(photo) });
    }
    const close = seen.flatMap((a, i) =>
      seen
        .slice(i + 1)
        .map((b) => ({ pair: `${a.name} | ${b.name}`, bits: distance(a.bits, b.bits) })),
    );
    expect(close.filter(({ bits }) => bits < 12)).toEqual([]);
  });

  test('the same seed gives the same bytes; before and after are two photographs', async () => {
    const wanted = { kind: 'after', category: 'waste', seed: 'same' } as const;
    const photo = await makePhoto(wanted);
    expect(photo.equals(await makePhoto(wanted))).toBe(true);
    const before = await makePhoto({ ...wanted, kind: 'before' });
    expect(distance(await fingerprint(photo), await fingerprint(before))).toBeGreaterThan(10);
  });

  test('the time and place of taking are written when given, and nothing otherwise', async () => {
    const takenAt = new Date('2026-05-10T09:15:30Z');
    const position = { lat: 29.06613, lon: 31.0994 };
    const photo = await makePhoto({
      kind: 'after',
      category: 'waste',
      seed: 'x',
      takenAt,
      position,
    });
    const read = await exifr.parse(photo, { gps: true, reviveValues: false });
    expect(read.DateTimeOriginal).toBe('2026:05:10 12:15:30');
    expect(read.OffsetTimeOriginal).toBe('+03:00');
    expect(read.latitude).toBeCloseTo(position.lat, 4);
    expect(read.longitude).toBeCloseTo(position.lon, 4);
    const bare = await makePhoto({ kind: 'after', category: 'waste', seed: 'x' });
    expect(await exifr.parse(bare, true)).toBeUndefined();
    const winter = await makePhoto({
      kind: 'document',
      category: 'other',
      seed: 'x',
      takenAt: new Date('2026-01-10T22:15:30Z'),
    });
    const night = await exifr.parse(winter, { gps: true, reviveValues: false });
    expect(night.DateTimeOriginal).toBe('2026:01:11 00:15:30');
    expect(night.OffsetTimeOriginal).toBe('+02:00');
    expect(night.latitude).toBeUndefined();
  });

  test.each(reuses)(
    'a photograph re-used by %s is another file that looks the same',
    async (how) => {
      for (const [i, category] of ['waste', 'road-damage', 'other', 'street-lighting'].entries()) {
        const photo = await makePhoto({ kind: 'after', category, seed: `r${i}` });
        const again = await reuse(photo, how, randomOf('reuse', how, i));
        expect(again.equals(photo)).toBe(false);
        expect(distance(await fingerprint(photo), await fingerprint(again))).toBeLessThan(12);
      }
    },
  );

  test('every kind can be made for every shape', async () => {
    for (const kind of ['before', 'after', 'document', 'place', 'selfie'] as const) {
      const photo = await makePhoto({
        kind,
        category: 'pension',
        seed: kind,
        size: { width: 640, height: 480 },
      });
      expect(await sharp(photo).metadata()).toMatchObject({
        format: 'jpeg',
        width: 640,
        height: 480,
      });
    }
  });
});
