import { inflateSync } from 'node:zlib';

/*
 * The text layer of a PDF that Typst made: what is found by searching it and read out by a screen reader.
 * It knows what such files hold and no more: glyphs as hexadecimal numbers, a table per font that says
 * which letters they stand for, and marks around what is written from right to left.
 */

/** Each run of letters of one font and direction, in the order of their being set. */
export function pdfRuns(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\s/.test(head));
  return pages.flatMap((page) => runsOf(page, objects));
}

type Objects = Map<string, { head: string; stream: string }>;

/** A page names its fonts by itself: the same name is another font on another page. */
function runsOf({ head }: { head: string }, objects: Objects): string[] {
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name, number] of head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number!)?.head ?? '')?.[1];
    fonts.set(name!, lettersOf(objects.get(table!)?.stream ?? ''));
  }
  const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1];
  const runs: string[] = [];
  const stream = objects.get(contents!)?.stream ?? '';
  let [font, backwards] = ['', false];
  const parts = /\/ReversedChars BMC|EMC|BT[\s\S]*?ET/g;
  for (const [part] of stream.matchAll(parts)) {
    if (part === 'EMC') backwards = false;
    else if (part.startsWith('/Rev')) backwards = true;
    else if (part.startsWith('BT')) {
      font = /\/(f\d+) [\d.]+ Tf/.exec(part)?.[1] ?? font;
      const letters = glyphsOf(part).map((glyph) => fonts.get(font)?.get(glyph) ?? '');
      const reversed = backwards || part.includes('/ReversedChars');
      runs.push((reversed ? letters.reverse() : letters).join(''));
    }
  }
  return runs;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The glyphs that a text object shows: two bytes each, in strings with escapes. */
function glyphsOf(part: string): number[] {
  const bytes: number[] = [];
  const end = part.lastIndexOf(')');
  let depth = 0;
  for (let at = part.indexOf('('); at >= 0 && at <= end; at += 1) {
    const sign = part[at]!;
    if (sign === '\\') {
      const octal = /^[0-7]{3}/.exec(part.slice(at + 1))?.[0];
      const escaped = part[at + 1]!;
      bytes.push(octal ? Number.parseInt(octal, 8) : (escapes[escaped] ?? escaped).charCodeAt(0));
      at += octal ? 3 : 1;
    } else if (sign === '(' && depth++ === 0) continue;
    else if (sign === ')' && --depth === 0) continue;
    else if (depth > 0) bytes.push(sign.charCodeAt(0));
  }
  return bytes.flatMap((byte, index) => (index % 2 === 0 ? [byte * 256 + bytes[index + 1]!] : []));
}

/** Number → what stands in the object, and its stream unpacked. */
function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const found: Objects = new Map();
  for (const { 0: whole, 1: number, index } of text.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)) {
    const start = /stream\r?\n/.exec(whole);
    if (start === null) {
      found.set(number!, { head: whole, stream: '' });
      continue;
    }
    const from = index + start.index + start[0].length;
    const length = Number(/\/Length (\d+)/.exec(whole)?.[1]);
    const body = pdf.subarray(from, from + length);
    const packed = whole.slice(0, start.index).includes('/FlateDecode');
    const stream = (packed ? inflateSync(body) : body).toString('latin1');
    found.set(number!, { head: whole.slice(0, start.index), stream });
  }
  return found;
}

function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, glyph, utf16] of table.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4,})>/g)) {
    const units = utf16!.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16));
    letters.set(Number.parseInt(glyph!, 16), String.fromCharCode(...units));
  }
  return letters;
}
