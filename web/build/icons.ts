/*
 * The icons that telephones show for the portal, drawn from `web/public/icon.svg`. Run it when that changes:
 *
 *     node web/build/icons.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { light } from '../../contract/design-tokens.ts';

const folder = join(import.meta.dirname, '..', 'public');
const drawing = readFileSync(join(folder, 'icon.svg'));

const drawn = (size: number) => sharp(drawing, { density: (72 * size) / 36 }).resize(size, size);

for (const size of [192, 512]) {
  await drawn(size)
    .png({ palette: true })
    .toFile(join(folder, `icon-${size}.png`));
}
// A telephone cuts its own shape out of this one: what matters stands within four fifths of it.
const inner = Math.round(512 * 0.72);
const around = Math.round((512 - inner) / 2);
await drawn(inner)
  .extend({ top: around, bottom: around, left: around, right: around, background: light.nile })
  .flatten({ background: light.nile })
  .png({ palette: true })
  .toFile(join(folder, 'icon-maskable-512.png'));
