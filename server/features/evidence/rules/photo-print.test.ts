import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePhoto } from '../../../demo/photos.ts';
import { readGrey } from '../../../platform/files/read-grey.ts';
import { disguises } from '../../../test/disguises.ts';
import { type SurfaceKind, surface, surfaceKinds } from '../../../test/surfaces.ts';
import { bandKeys, probeKeys } from './photo-keys.ts';
import { isSamePhoto, likeness, resemblesFrom, samePhotoFrom } from './photo-likeness.ts';
import {
  isComparable,
  type PhotoPrint,
  printArea,
  printFromGrey,
  printSide,
} from './photo-print.ts';
import { printBytes, printFromBytes } from './photo-print-bytes.ts';
import { otherTurns, turned } from './photo-turns.ts';

const greyOf = (photo: Buffer) => readGrey(photo, { area: printArea, longest: printSide });
const printOf = async (photo: Buffer) => printFromGrey(await greyOf(photo));

const used: { name: string; photo: Buffer; print: PhotoPrint }[] = [];
beforeAll(async () => {
  const street = { kind: 'after', category: 'street-occupation', seed: 'used before' } as const;
  for (const [name, photo] of Object.entries({
    street: await makePhoto(street),
    rubbish: await surface('rubbish', 1),
  })) {
    used.push({ name, photo, print: await printOf(photo) });
  }
});

describe('a photo that was used before', () => {
  test.each(Object.entries(disguises))('is known again %s', async (_, disguise) => {
    for (const { name, photo, print } of used) {
      const back = await printOf(await disguise(photo, 11));
      expect(isSamePhoto(print, back), name).toBe(true);
      const kept = new Set(bandKeys(print));
      expect(probeKeys(back).filter((key) => kept.has(key)).length, name).toBeGreaterThan(1);
    }
  });

  test('is known again the other way round: the screenshot first, the photo afterwards', async () => {
    const { photo, print } = used[0]!;
    const first = await printOf(await disguises['screenshot of a chat'](photo, 3));
    expect(isSamePhoto(first, print)).toBe(true);
    const kept = new Set(bandKeys(first));
    expect(probeKeys(print).filter((key) => kept.has(key)).length).toBeGreaterThan(1);
  });
});

describe('another photo', () => {
  const all = async (kind: SurfaceKind, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => surface(kind, i + 1)));

  function expectStrangers(prints: readonly PhotoPrint[]) {
    for (const [i, one] of prints.entries()) {
      for (const other of prints.slice(0, i)) {
        expect(likeness(one, other)).toBeLessThan(resemblesFrom);
      }
    }
  }

  test.each(surfaceKinds)('of %s like these is not accused', async (kind) => {
    expectStrangers(await Promise.all((await all(kind, 3)).map(printOf)));
  });

  test('of another street is not accused', async () => {
    const categories = ['waste', 'road-damage', 'street-occupation'];
    const photos = ['one', 'two'].flatMap((seed) =>
      categories.map((category) => makePhoto({ kind: 'after', category, seed })),
    );
    expectStrangers(await Promise.all((await Promise.all(photos)).map(printOf)));
  });

  test.each([
    'stamped by a camera',
    'screenshot of a telephone',
    'screenshot of a chat',
    'screenshot of a desk',
  ] as const)('with the same around it, %s, is not accused', async (name) => {
    const photos = [...used.map(({ photo }) => photo), ...(await all('plaster', 1))];
    const framed = photos.map(async (photo) => printOf(await disguises[name](photo, 5)));
    expectStrangers(await Promise.all(framed));
  });

  test.each(surfaceKinds)('of the same %s, taken again by hand, is another photo', async (kind) => {
    const first = await printOf(await surface(kind, 3));
    const second = await printOf(await surface(kind, 3, true));
    expect(likeness(first, second)).toBeLessThan(samePhotoFrom);
  });
});

describe('a photo that shows too little', () => {
  const blank = { width: 800, height: 600, channels: 3 as const };

  test.each([
    ['a white sheet', { ...blank, background: '#fdfdfd' }],
    ['the dark', { ...blank, background: '#050505' }],
  ])('such as %s cannot be compared', async (_, create) => {
    expect(isComparable(await printOf(await sharp({ create }).jpeg().toBuffer()))).toBe(false);
  });

  test('is like nothing, itself included', () => {
    const nothing: PhotoPrint = { width: 400, height: 400, points: [] };
    expect(likeness(nothing, nothing)).toBe(0);
    expect(likeness(nothing, used[0]!.print)).toBe(0);
  });
});

describe('a print', () => {
  test('of the same pixels is the same', async () => {
    const grey = await greyOf(used[0]!.photo);
    expect(printFromGrey(grey)).toEqual(used[0]!.print);
  });

  test('is stored and read without loss, in at most 1,254 bytes', () => {
    for (const { print } of used) {
      const bytes = printBytes(print);
      expect(bytes.length).toBeLessThanOrEqual(1254);
      expect(printFromBytes(bytes)).toEqual(print);
    }
  });

  test('of another version, or cut short, is refused', () => {
    const bytes = printBytes(used[0]!.print);
    const later = Buffer.from(bytes);
    later[0] = 2;
    expect(() => printFromBytes(later)).toThrow('version 1');
    expect(() => printFromBytes(bytes.subarray(0, -1))).toThrow('cut short');
    expect(() => printFromBytes(Buffer.alloc(0))).toThrow('version 1');
  });

  test('turned is the print of the photo turned', async () => {
    for (const { photo, print } of used) {
      const mirrored = await printOf(await sharp(photo).flop().png().toBuffer());
      const alone = turned(
        print,
        otherTurns.find((turn) => turn.mirroredX && !turn.mirroredY && !turn.swapped)!,
      );
      const theirs = new Set(bandKeys(mirrored));
      const common = bandKeys(alone).filter((key) => theirs.has(key));
      expect(common.length).toBeGreaterThan(theirs.size / 2);
    }
  });

  test('turned by a way that undoes itself, twice, is as it was', () => {
    const undoing = otherTurns.filter((turn) => !turn.swapped || turn.mirroredX === turn.mirroredY);
    fc.assert(
      fc.property(fc.constantFrom(...used), fc.constantFrom(...undoing), ({ print }, turn) => {
        expect(turned(turned(print, turn), turn)).toEqual(print);
      }),
    );
  });

  test('is found by its own keys, which are 64 at most and fit the database', () => {
    for (const { print } of used) {
      const kept = bandKeys(print);
      expect(kept.length).toBeLessThanOrEqual(64);
      expect(kept.every((key) => key === (key | 0))).toBe(true);
      const probed = new Set(probeKeys(print));
      expect(kept.every((key) => probed.has(key))).toBe(true);
    }
  });
});
