/* What the photo library alone takes for the copies of a photo, so many at once in one process. */
import { copySides } from '@insaf/contract/uploads.ts';
import sharp from 'sharp';
import { answerTasks } from '../worker.ts';

export type LibraryTask = { photo: Buffer; atOnce: number; seconds: number };
/** Photos a second, and milliseconds of one. */
export type Photos = { perSecond: number; p50: number };

sharp.cache(false);

answerTasks<LibraryTask, Photos>(async ({ photo, atOnce, seconds }) => {
  const given = Buffer.from(photo);
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        const started = performance.now();
        await copiesOf(given);
        times.push(performance.now() - started);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / took, p50: times[times.length >> 1]! };
});

async function copiesOf(photo: Buffer): Promise<void> {
  const show = await sharp(photo, { failOn: 'truncated', sequentialRead: true })
    .autoOrient()
    .resize(within(copySides.show))
    .webp({ quality: 80 })
    .toBuffer();
  await sharp(show).resize(within(copySides.thumbnail)).webp({ quality: 70 }).toBuffer();
}

const within = (side: number) =>
  ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;
