/** What runs in the thread of compile-apart.ts: sets one paper after the other. */
import { parentPort } from 'node:worker_threads';
import { compilePdf, type Paper } from './compile-pdf.ts';

parentPort?.on('message', async ({ id, paper }: { id: number; paper: Paper }) => {
  try {
    const bytes = Uint8Array.from(await compilePdf(paper));
    parentPort?.postMessage({ id, bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
