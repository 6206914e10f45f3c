import { inflateSync } from 'node:zlib';
import type { UploadMark } from '@insaf/contract/uploads.ts';
import { refusedFile } from '../refuse.ts';

/**
 * What a PDF would do when opened, judged without opening it.
 *
 * A PDF acts through names: `/JavaScript`, `/Launch` and their like (ISO 32000-2, 12.6.4). A name may be
 * written with `#xx` for any letter, and the objects that hold it may lie in a compressed object stream
 * (7.5.7). So the names are sought, in every spelling, in all bytes of the file, and then in every object
 * stream after unfolding it, within a bound. No other stream is decoded: pages, pictures and fonts are
 * left alone, so a small file that would unfold without end costs nothing.
 *
 * Where a reader would find objects depends on offsets and lengths that a forger chooses. What cannot be
 * followed is therefore refused: an object stream with any filter but Flate, or one that stands where
 * the outline of the file has none.
 *
 * This finds what acts by the format's own means. A flaw in some reader's decoder is what the virus
 * scanner and the readers' makers are for.
 */
const acts = ['JavaScript', 'Launch', 'RichMedia', 'XFA', 'SubmitForm', 'ImportData'];

const acting = anyOf(acts);
const embedding = anyOf(['EmbeddedFile', 'EmbeddedFiles']);
const objectStream = anyOf(['ObjStm']);
const encrypting = new RegExp(`${spellings('Encrypt')}\\s*(?:\\d+\\s+\\d+\\s+R|<<)`);
const filtered = new RegExp(spellings('Filter'));
const byFlateAlone = new RegExp(
  `${spellings('Filter')}\\s*\\[?\\s*${spellings('FlateDecode')}\\s*(?:\\]|/|>>)`,
);
const predicted = new RegExp(`${spellings('Predictor')}\\s*(?!1\\b)`);

/** In all, object streams may unfold into this many bytes. */
const unfoldedMost = 64 * 1024 * 1024;
/** How far from its end a PDF may say that it ends. */
const tailBytes = 2048;

/** A name in every spelling: `/Launch`, `/L#61unch`, … */
function spellings(name: string): string {
  const letters = [...name].map((letter) => {
    const [high, low] = letter.charCodeAt(0).toString(16);
    return `(?:${letter}|#${high}${/[a-f]/.test(low!) ? `[${low}${low!.toUpperCase()}]` : low})`;
  });
  return `/${letters.join('')}`;
}

function anyOf(names: string[]): RegExp {
  return new RegExp(`(?:${names.map(spellings).join('|')})(?=[\\s\\0()<>[\\]{}/%]|$)`, 'g');
}

/**
 * @param bytes the whole file
 * @returns what an officer should know of it
 * @throws Refusal `unknown_type`, `truncated`, `encrypted`, `active_content`, `expands_too_much`, `damaged`
 */
export function inspectPdf(bytes: Buffer): UploadMark[] {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) throw refusedFile('unknown_type');
  refuseCutPdf(text);
  if (encrypting.test(text)) throw refusedFile('encrypted');

  const unfolded = unfoldObjects(bytes, text);
  const readable = [text, ...unfolded];
  if (readable.some((part) => part.search(acting) >= 0)) throw refusedFile('active_content');
  return readable.some((part) => part.search(embedding) >= 0) ? ['embedded_files'] : [];
}

/** The end of the file must point at its table of objects, which must lie inside it. */
function refuseCutPdf(text: string): void {
  const tail = text.slice(-tailBytes);
  const end = /startxref\s+(\d{1,12})\s+%%EOF(?![\s\S]*startxref)/.exec(tail);
  if (!end || Number(end[1]) >= text.length) throw refusedFile('truncated');
  if (!new RegExp(spellings('Root')).test(text)) throw refusedFile('damaged');
}

/** The text of every compressed object stream. */
function unfoldObjects(bytes: Buffer, text: string): string[] {
  const unfolded: string[] = [];
  let room = unfoldedMost;
  let met = 0;
  for (const { before, from, to } of streams(text)) {
    const here = before.match(objectStream)?.length ?? 0;
    if (here === 0) continue;
    met += here;
    if (!filtered.test(before)) continue;
    if (!byFlateAlone.test(before) || predicted.test(before)) throw refusedFile('active_content');
    const objects = unfold(bytes.subarray(from, to), room);
    room -= objects.length;
    unfolded.push(objects);
  }
  if (met !== (text.match(objectStream)?.length ?? 0)) throw refusedFile('active_content');
  return unfolded;
}

/** Each stream, with the text between the stream before it and itself. */
function* streams(text: string): Generator<{ before: string; from: number; to: number }> {
  const opening = /(?<!end)stream(?:\r\n|\n|\r)/g;
  let closed = 0;
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const from = open.index + open[0].length;
    const end = text.indexOf('endstream', from);
    const to = end < 0 ? text.length : end;
    yield { before: text.slice(closed, open.index), from, to };
    closed = to;
    opening.lastIndex = to;
  }
}

function unfold(data: Buffer, most: number): string {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(most, 1) }).toString('latin1');
  } catch (error) {
    const tooMuch = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw refusedFile(tooMuch ? 'expands_too_much' : 'damaged');
  }
}
