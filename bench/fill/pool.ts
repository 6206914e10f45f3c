import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paperLines } from '../../server/demo/officer-texts.ts';
import { makePdf } from '../../server/demo/pdf.ts';
import { makePhoto } from '../../server/demo/photos.ts';
import { randomOf } from '../../server/demo/seeded.ts';
import { copyPhoto, readPhotoHeader } from '../../server/platform/files/photo.ts';
import { contentKey, type FileStorage } from '../../server/platform/files/storage.ts';

/*
 * The files behind all photos and documents that are filled: a few, to which many records point, because ten
 * million of them would be forty terabytes. Whoever opens one sees one of these.
 */

export type PoolFile = {
  readonly sha256: Buffer;
  readonly size: number;
  readonly kind: 'photo' | 'document';
  readonly mediaType: string;
  readonly ending: string;
  readonly width: number | null;
  readonly height: number | null;
};

const shown = [
  'waste',
  'road-damage',
  'street-lighting',
  'water-outage',
  'pollution',
  'irrigation',
];
const papers = ['completion_report', 'inspection_report', 'decision', 'receipt'];
const shape = { width: 960, height: 720 };

/** Makes them, and keeps them where files are kept. */
export async function makePool(storage: FileStorage): Promise<readonly PoolFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'insaf-pool-'));
  const keep = async (key: string, bytes: Buffer) => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    await storage.put(key, path);
  };
  try {
    const files: PoolFile[] = [];
    for (const category of shown) {
      const bytes = await makePhoto({ kind: 'after', category, seed: 'fill', size: shape });
      const { show, thumbnail } = await copyPhoto(bytes, await readPhotoHeader(bytes));
      const file = describe(bytes, 'photo');
      await keep(contentKey(file.sha256), bytes);
      await keep(contentKey(file.sha256, 'show'), show);
      await keep(contentKey(file.sha256, 'thumbnail'), thumbnail);
      files.push(file);
    }
    for (const kind of papers) {
      const facts = {
        kind,
        agency: 'An agency',
        number: '-',
        at: new Date('2026-01-04T09:00:00Z'),
      };
      const { title, lines } = paperLines(facts, randomOf('fill', kind));
      const bytes = makePdf(title, lines);
      const file = describe(bytes, 'document');
      await keep(contentKey(file.sha256), bytes);
      files.push(file);
    }
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same without files behind them: for measurements in which nobody opens one. */
export const emptyPool = (): readonly PoolFile[] => [
  ...shown.map((name) => describe(Buffer.from(name), 'photo')),
  ...papers.map((name) => describe(Buffer.from(name), 'document')),
];

function describe(bytes: Buffer, kind: PoolFile['kind']): PoolFile {
  const sha256 = createHash('sha256').update(bytes).digest();
  const of = { sha256, size: bytes.length, kind };
  return kind === 'photo'
    ? { ...of, mediaType: 'image/jpeg', ending: 'jpg', ...shape }
    : { ...of, mediaType: 'application/pdf', ending: 'pdf', width: null, height: null };
}
