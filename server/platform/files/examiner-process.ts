import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { Refusal, type RefusalParams } from '../errors.ts';
import { type Inspection, inspectFile } from './inspect.ts';

/** What the examiner asks of this process, one file at a time. */
export type Task = { path: string; zone: string };

/** What it answers. Copies are written beside the file. */
export type Answer =
  | { inspection: Inspection; copies: { show: string; thumbnail: string } | null }
  | { refused: RefusalParams }
  | { failed: string };

sharp.cache(false);

async function examine({ path, zone }: Task): Promise<Answer> {
  try {
    const { inspection, copies } = await inspectFile(path, zone);
    if (!copies) return { inspection, copies: null };
    const places = { show: `${path}.show`, thumbnail: `${path}.thumbnail` };
    await writeFile(places.show, copies.show);
    await writeFile(places.thumbnail, copies.thumbnail);
    return { inspection, copies: places };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'upload_refused')
      return { refused: error.params };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Without a parent there is nothing to do: a server that was killed leaves nobody behind.
process.on('disconnect', () => process.exit(0));
process.on('message', async (task: Task) => {
  const answer = await examine(task);
  process.send?.(answer);
});
