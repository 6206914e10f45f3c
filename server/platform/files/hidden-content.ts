import { refusedFile } from './refuse.ts';

/**
 * One file that is also another: a photo that is an archive, a recording that is a web page. A browser
 * or a program that trusts the wrong half would run it. Our own pages never would (each file is sent
 * with its real type, `nosniff` and a sandbox), but files are also downloaded, forwarded and opened
 * elsewhere.
 *
 * Two kinds of sign are sought in every byte:
 * - tags that only a page or a script has, as text;
 * - signatures of programs and archives, each at least six bytes long, so that 50 MB of compressed
 *   picture hold one by chance less than once in a hundred thousand files.
 *
 * A film behind a photo is no sign: telephones write "moving photos" as a JPEG followed by an MP4.
 */
const activeText = /<(?:script[\s/>]|html[\s>]|!doctype\s+html|svg\s[^>]{0,200}xmlns|\?php\b)/i;

const signatures: readonly Buffer[] = [
  Buffer.from('Rar!\x1a\x07', 'latin1'),
  Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'),
  Buffer.from('\x7fELF\x01\x01\x01', 'latin1'),
  Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
  Buffer.from('This program cannot be run in DOS mode', 'latin1'),
];

const localFile = Buffer.from('PK\x03\x04', 'latin1');
const centralFile = Buffer.from('PK\x01\x02', 'latin1');
const directoryEnd = Buffer.from('PK\x05\x06', 'latin1');
const pdfHead = Buffer.from('%PDF-', 'latin1');

/**
 * @throws Refusal `active_content` or `two_in_one`
 */
export function refuseHiddenContent(bytes: Buffer): void {
  if (activeText.test(bytes.toString('latin1'))) throw refusedFile('active_content');
  const second =
    signatures.some((signature) => bytes.includes(signature)) ||
    holdsArchive(bytes) ||
    // readers of PDF accept their header anywhere in the first kilobyte
    bytes.subarray(0, 1024 + pdfHead.length).includes(pdfHead);
  if (second) throw refusedFile('two_in_one');
}

/**
 * Whether a ZIP reader would find an archive: it looks for the directory's end from the back of the
 * file. Also used on PDF, where parts of an embedded archive are no archive.
 */
export function endsAsArchive(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf(directoryEnd);
  if (at < 0 || at + 22 > bytes.length) return false;
  const size = bytes.readUInt32LE(at + 12);
  const comment = bytes.readUInt16LE(at + 20);
  return (
    at + 22 + comment === bytes.length &&
    (size === 0 || (size <= at && bytes.subarray(at - size, at - size + 4).equals(centralFile)))
  );
}

function holdsArchive(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(localFile); at >= 0; at = bytes.indexOf(localFile, at + 4)) {
    // the version needed to read it: no more than 6.3, and a zero byte
    if (at + 30 <= bytes.length && bytes[at + 4]! <= 63 && bytes[at + 5] === 0) return true;
  }
  return endsAsArchive(bytes);
}
