import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readGrey } from './read-grey.ts';

const wanted = { area: 10_000, longest: 400 };

/** Left half black, right half white. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#000' } },
      left: 0,
      top: 0,
    },
  ]);

test('has about the area that was wanted, in the proportions of the photo', async () => {
  const picture = await readGrey(await halves(800, 200).png().toBuffer(), wanted);
  expect([picture.width, picture.height]).toEqual([200, 50]);
  expect(picture.pixels.length).toBe(10_000);
  expect(picture.pixels[25 * 200 + 50]).toBe(0);
  expect(picture.pixels[25 * 200 + 150]).toBe(255);
});

test('is enlarged from a small photo, and a very long one is kept within its side', async () => {
  const small = await readGrey(await halves(20, 20).png().toBuffer(), wanted);
  expect([small.width, small.height]).toEqual([100, 100]);
  const long = await readGrey(await halves(4000, 4).png().toBuffer(), wanted);
  expect([long.width, long.height]).toEqual([400, 1]);
});

test('stands as the camera was held', async () => {
  const lying = await halves(800, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const picture = await readGrey(lying, wanted);
  expect([picture.width, picture.height]).toEqual([50, 200]);
  expect(picture.pixels[50 * 50 + 25]).toBeLessThan(5);
  expect(picture.pixels[150 * 50 + 25]).toBeGreaterThan(250);
});

test('shows white where the photo is transparent', async () => {
  const clear = { width: 50, height: 50, channels: 4 as const, background: '#00000000' };
  const picture = await readGrey(await sharp({ create: clear }).png().toBuffer(), wanted);
  expect([...new Set(picture.pixels)]).toEqual([255]);
});

test('is not made of what is no photo, or of half a photo', async () => {
  const uneven = Buffer.from(Array.from({ length: 400 * 400 }, (_, i) => (i * 7919) % 251));
  const noise = await sharp(uneven, { raw: { width: 400, height: 400, channels: 1 } })
    .jpeg()
    .toBuffer();
  await expect(readGrey(Buffer.from('a letter'), wanted)).rejects.toThrow();
  await expect(readGrey(noise.subarray(0, noise.length / 2), wanted)).rejects.toThrow();
});
