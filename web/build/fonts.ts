import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

/*
 * IBM Plex Sans Arabic and its Latin, cut down to what people here read: a first visit over a weak line
 * loads every byte of it. Two weights; what else a person writes is shown in the telephone's own type.
 */

const weights = [400, 600] as const;

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

/** Letters, marks, digits and signs of Arabic as written in Egypt, and of names from beside it. */
const arabic = `${range(0x0621, 0x063a)}${range(0x0640, 0x0652)}${range(0x0660, 0x066c)}ٰٱپچڤگیک،؛؟ﷺﷲ${range(0x06f0, 0x06f9)}﴾﴿\u200c\u200d\u200e\u200f`;

const latin = `${range(0x20, 0x7e)}\u00a0«»·×÷±°©–—‘’“”•…‹›←→↑↓✓éèêëàâäöüôûîïçñÉÀÇÖÜ€£`;

const subsets = [
  {
    script: 'arabic',
    letters: arabic,
    unicodeRange: 'U+0600-06FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFC',
  },
  {
    script: 'latin',
    letters: latin,
    unicodeRange: 'U+0020-024F,U+2000-200B,U+2010-20CF,U+2100-27BF',
  },
] as const;

/** Writes the fonts into a folder. @returns the style sheet that declares them, by relative addresses */
export async function writeFonts(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const files = join(
    dirname(
      createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json'),
    ),
    'files',
  );
  const faces: string[] = [];
  for (const weight of weights) {
    for (const { script, letters, unicodeRange } of subsets) {
      const whole = readFileSync(
        join(files, `ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`),
      );
      const name = `insaf-sans-${script}-${weight}.woff2`;
      writeFileSync(
        join(folder, name),
        await subsetFont(whole, letters, { targetFormat: 'woff2' }),
      );
      faces.push(
        `@font-face{font-family:'Insaf Sans';font-weight:${weight};font-display:swap;src:url('./${name}') format('woff2');unicode-range:${unicodeRange}}`,
      );
    }
  }
  return faces.join('\n');
}
