/*
 * A photo of 4 MB from its first octet to its being usable, against the photo library alone doing the same to
 * the same photo: every pixel read, turned upright, the copy for showing and the thumbnail made. The server is
 * started as a user starts it, without running jobs; its last answer says that the photo was received, hashed,
 * examined in a process of its own, and stored with its copies on the disk. What is compared with earlier
 * photos is made of it later, when a reply offers it; `photo-likeness` measures that.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { startServer } from '../e2e/server-process.ts';
import { makePhoto } from '../server/demo/photos.ts';
import { type Measurement, resultOf } from './measurement.ts';
import type { LibraryTask, Photos } from './photos/library-process.ts';
import type { SendingTask } from './photos/sending-process.ts';
import { startWorker } from './worker.ts';

const atOnce = [1, 2, 4];
const bytesWanted = 4_000_000;

export const photos: Measurement = async ({ rounds, seconds, say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  const photo = await photoOf4MB();
  const server = await startServer(dataDir, { INSAF_ROLE: 'web', LOG_LEVEL: 'error' });
  const senders = startWorker<SendingTask, Photos>(
    new URL('./photos/sending-process.ts', import.meta.url),
  );
  const library = startWorker<LibraryTask, Photos>(
    new URL('./photos/library-process.ts', import.meta.url),
  );
  try {
    say(`  a photo of ${(photo.length / 1_000_000).toFixed(1)} MB`);
    const { url } = server;
    await senders.ask({ url, photo, atOnce: 4, seconds });
    await library.ask({ photo, atOnce: 2, seconds });
    const sent = new Map(atOnce.map((many) => [many, [] as Photos[]]));
    const alone = new Map(atOnce.map((many) => [many, [] as Photos[]]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const many of atOnce) {
        alone.get(many)!.push(await library.ask({ photo, atOnce: many, seconds }));
        sent.get(many)!.push(await senders.ask({ url, photo, atOnce: many, seconds }));
      }
      say(`  round ${round}: through the server ${words(sent)}; the library ${words(alone)}`);
    }
    const best = Array.from({ length: rounds }, (_, round) =>
      Math.max(...atOnce.map((many) => alone.get(many)![round]!.perSecond)),
    );
    return atOnce.map((many) =>
      resultOf({
        name: `photos of 4 MB, ${many} at once`,
        unit: '/s',
        values: sent.get(many)!.map(({ perSecond }) => perSecond),
        ceilings: many === 1 ? alone.get(1)!.map(({ perSecond }) => perSecond) : best,
        ...(many === 1 ? {} : { goal: { of: 'ratio', atLeast: 0.8 } as const }),
      }),
    );
  } finally {
    senders.end();
    library.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

function words(each: Map<number, Photos[]>): string {
  return [...each]
    .map(([many, rounds]) => {
      const { perSecond, p50 } = rounds.at(-1)!;
      return `${many}: ${perSecond.toFixed(2)}/s (${p50.toFixed(0)} ms)`;
    })
    .join(' ');
}

/** As a telephone of twelve megapixels takes it, with its metadata and the grain of its sensor. */
async function photoOf4MB(): Promise<Buffer> {
  const size = { width: 4000, height: 3000 };
  const drawn = await makePhoto({
    ...{ kind: 'after', category: 'waste', seed: 'bench', size },
    ...{ takenAt: new Date('2026-05-05T09:00:00Z'), position: { lat: 30.05, lon: 31.24 } },
  });
  for (let sigma = 4; sigma < 40; sigma += 2) {
    const noise = { type: 'gaussian', mean: 128, sigma } as const;
    const grain = await sharp({ create: { ...size, channels: 3, background: 'grey', noise } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const photo = await sharp(drawn)
      .keepMetadata()
      .composite([{ input: grain, blend: 'soft-light' }])
      .jpeg({ quality: 88 })
      .toBuffer();
    if (photo.length >= bytesWanted) return photo;
  }
  throw new Error('no grain makes the photo large enough');
}
