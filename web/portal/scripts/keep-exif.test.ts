import exifr from 'exifr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { exifSegment, uprightSegment, withExifOf } from './keep-exif.ts';

const grey = sharp({ create: { width: 80, height: 40, channels: 3, background: '#888' } });

/** As a telephone held upright writes it. */
const taken = await grey
  .clone()
  .withMetadata({
    orientation: 6,
    exif: {
      IFD0: { Make: 'Phone' },
      IFD2: { DateTimeOriginal: '2026:07:01 09:30:00', OffsetTimeOriginal: '+03:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 2/1 40/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '31/1 14/1 9/1',
      },
    },
  })
  .jpeg()
  .toBuffer();
/** As a canvas makes it. */
const made = await grey.clone().resize(20, 40).jpeg().toBuffer();

const bytes = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
const read = async (jpeg: Buffer) =>
  (await exifr.parse(jpeg, { gps: true, translateValues: false, reviveValues: false })) ?? {};

test('a photo made smaller says when and where the original was taken, and stands upright', async () => {
  expect(await read(taken)).toMatchObject({ Orientation: 6 });
  const kept = await bytes(withExifOf(new Blob([made]), taken));
  const says = await read(kept);
  expect(says).toMatchObject({
    DateTimeOriginal: '2026:07:01 09:30:00',
    OffsetTimeOriginal: '+03:00',
    Make: 'Phone',
    Orientation: 1,
  });
  expect(says.latitude).toBeCloseTo(30.0444, 3);
  expect(says.longitude).toBeCloseTo(31.2358, 3);
});

test('it is still a whole photo, of the size it was made', async () => {
  const kept = await bytes(withExifOf(new Blob([made]), taken));
  const { info } = await sharp(kept, { failOn: 'warning' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([20, 40]);
});

test('where the original says nothing, nothing is added', async () => {
  const kept = await bytes(withExifOf(new Blob([made]), made));
  expect(kept.equals(made)).toBe(true);
});

test('the order of bytes is that of the camera', () => {
  const motorola = Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0],
    ...[0, 0, 0, 0],
  ]);
  const upright = uprightSegment(motorola)!;
  expect([...upright.slice(28, 32)]).toEqual([0, 1, 0, 0]);
  expect(motorola[29]).toBe(8);
});

test.each([
  ['no JPEG', Buffer.from('RIFF0000WEBP')],
  ['nothing', Buffer.alloc(0)],
  ['a JPEG that ends within its block', taken.subarray(0, 60)],
])('%s has no block to keep', (_, file) => {
  expect(exifSegment(file)).toBeNull();
});

test('a block that points out of itself is left out, and the photo goes without it', async () => {
  const segment = exifSegment(taken)!;
  const wrong = Buffer.from(segment);
  wrong.writeUInt32LE(0xffffff, 4 + 6 + 4);
  expect(uprightSegment(wrong)).toBeNull();
  const original = Buffer.concat([Buffer.from([0xff, 0xd8]), wrong, made.subarray(2)]);
  expect((await bytes(withExifOf(new Blob([made]), original))).equals(made)).toBe(true);
});
