/*
 * Sends photos by tus, so many at once, each whole in one request as the server's own pages send what is small,
 * over a connection that stays open. No two have the same bytes: what is there already would not be stored again.
 */
import { randomUUID } from 'node:crypto';
import { keepConnection, requestOf } from '../kept-connection.ts';
import { answerTasks } from '../worker.ts';
import { distinctPhoto } from './distinct-photo.ts';
import type { Photos } from './library-process.ts';

export type SendingTask = { url: string; photo: Buffer; atOnce: number; seconds: number };

answerTasks<SendingTask, Photos>(async ({ url, photo, atOnce, seconds }) => {
  const times: number[] = [];
  const given = Buffer.from(photo);
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const sender = await keepConnection(url);
      while (performance.now() < until) {
        const body = distinctPhoto(given, randomUUID());
        const request = requestOf({
          method: 'POST',
          path: '/api/v1/uploads',
          body,
          headers: {
            'tus-resumable': '1.0.0',
            'upload-length': String(body.length),
            'upload-metadata': `filename ${Buffer.from('photo.jpg').toString('base64')}`,
            'content-type': 'application/offset+octet-stream',
          },
        });
        const sent = performance.now();
        const { state } = JSON.parse(await sender.send(request)) as { state: string };
        if (state !== 'ready') throw new Error(`the photo is ${state}`);
        times.push(performance.now() - sent);
      }
      sender.close();
    }),
  );
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / took, p50: times[times.length >> 1]! };
});
