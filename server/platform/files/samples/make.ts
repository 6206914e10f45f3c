import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Builders of files for tests: sound ones, and forgeries of every kind. */

/** A file of this folder. */
export function sample(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}

/** Bytes without any order, the same each time. */
export function noise(length: number): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('shake256', { outputLength: length }).update('noise').digest());
}

/** A picture with edges and noise, so that its compressed form is no shorter than a real one's. */
export function picture(width = 640, height = 480): Sharp {
  const grain = { type: 'gaussian', mean: 120, sigma: 25 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#567', noise: grain } });
}

export type Exif = {
  taken?: string;
  offset?: string;
  lat?: string;
  lon?: string;
  orientation?: number;
};

/** `lat` and `lon` as EXIF writes them: `30/1 2/1 3984/100`. */
export function jpeg(width = 640, height = 480, exif: Exif = {}): Promise<Buffer> {
  const { taken, offset, lat, lon, orientation } = exif;
  const blocks = {
    IFD0: { Make: 'Insaf' },
    IFD2: {
      ...(taken && { DateTimeOriginal: taken }),
      ...(offset && { OffsetTimeOriginal: offset }),
    },
    IFD3: {
      ...(lat && { GPSLatitudeRef: 'N', GPSLatitude: lat }),
      ...(lon && { GPSLongitudeRef: 'E', GPSLongitude: lon }),
    },
  };
  return picture(width, height).jpeg().withMetadata({ orientation }).withExif(blocks).toBuffer();
}

export const png = (width = 320, height = 240) => picture(width, height).png().toBuffer();
export const webp = (width = 320, height = 240) => picture(width, height).webp().toBuffer();

/** A WebP of several frames. */
export async function movingWebp(): Promise<Buffer> {
  const frames = await picture(64, 128).raw().toBuffer();
  return sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

export async function gif(): Promise<Buffer> {
  return picture(64, 64).gif().toBuffer();
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A PNG that announces these many pixels, one bit each, all black: a few KB that unfold into megabytes. */
export function blackPng(width: number, height: number, rows = Math.min(height, 2000)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG with this chunk put before its end. */
export async function pngWith(name: string, data: Buffer): Promise<Buffer> {
  const whole = await png();
  return Buffer.concat([whole.subarray(0, -12), pngChunk(name, data), whole.subarray(-12)]);
}

/** An animated PNG, as far as its header says. */
export async function movingPng(): Promise<Buffer> {
  const whole = await png();
  const control = Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]);
  return Buffer.concat([whole.subarray(0, 33), pngChunk('acTL', control), whole.subarray(33)]);
}

/** A JPEG whose header announces another size than its picture has. */
export function jpegOfSize(whole: Buffer, width: number, height: number): Buffer {
  const forged = Buffer.from(whole);
  for (let at = 2; at < forged.length; at += 2 + forged.readUInt16BE(at + 2)) {
    if (forged[at + 1] === 0xc0) {
      forged.writeUInt16BE(height, at + 5);
      forged.writeUInt16BE(width, at + 7);
      return forged;
    }
  }
  throw new Error('no frame header');
}

/** A JPEG with a comment after its first two bytes. */
export function withComment(whole: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([whole.subarray(0, 2), head, text, whole.subarray(2)]);
}

/** A photo that says a text of itself, wherever a camera or a program writes words. */
export function withWords(photo: Buffer, text: string): Promise<Buffer> {
  const all = (...tags: string[]) => Object.fromEntries(tags.map((tag) => [tag, text]));
  return sharp(photo)
    .keepExif()
    .withExifMerge({
      IFD0: all('ImageDescription', 'Artist', 'Copyright', 'Make', 'Model', 'Software'),
      IFD2: all('UserComment', 'CameraOwnerName', 'LensModel', 'ImageUniqueID'),
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><title>${text}</title></x:xmpmeta>`)
    .toBuffer();
}

export type PdfPart = { dict: string; stream?: Buffer };

/** A PDF of a catalogue, a page, and these parts, numbered from 4; `trailer` is added to its trailer. */
export function pdf(parts: PdfPart[] = [], trailer = '', catalogue = ''): Buffer {
  const objects: PdfPart[] = [
    { dict: `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>` },
    { dict: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' },
    { dict: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>' },
    ...parts,
  ];
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0);
  for (const [index, { dict, stream }] of objects.entries()) {
    offsets.push(length());
    pieces.push(Buffer.from(`${index + 1} 0 obj\n${dict}\n`, 'latin1'));
    if (stream) pieces.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'));
    pieces.push(Buffer.from('endobj\n'));
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = length();
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
        `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n` +
        `startxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(pieces);
}

/** An object stream (ISO 32000-2, 7.5.7) that holds this text. */
export function objectStream(text: string | Buffer, dict = '/Filter /FlateDecode'): PdfPart {
  const stream = deflateSync(text, { level: 9 });
  return { dict: `<< /Type /ObjStm /N 1 /First 4 ${dict} /Length ${stream.length} >>`, stream };
}

/** WAV, 8,000 samples a second of one byte, silent. */
export function wav(seconds: number, kept = 1): Buffer {
  const data = Buffer.alloc(seconds * 8000, 0x80);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data.subarray(0, Math.round(data.length * kept))]);
}

/** AMR, 50 frames a second of 13 bytes. */
export function amr(seconds: number): Buffer {
  const frame = Buffer.alloc(13);
  frame[0] = 0x04;
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array(seconds * 50).fill(frame)]);
}

/** MP4 with its times multiplied: `seconds` is what its header then says. */
export function lasting(mp4: Buffer, seconds: number): Buffer {
  const longer = Buffer.from(mp4);
  const at = longer.indexOf('mvhd') + 4;
  longer.writeUInt32BE(Math.round(seconds * longer.readUInt32BE(at + 12)), at + 16);
  return longer;
}

/** A ZIP of one file. */
export function zip(name = 'evil.txt', content = 'not a photo', comment = ''): Buffer {
  const raw = Buffer.from(content);
  const data = deflateRawSync(raw);
  const file = Buffer.alloc(26);
  file.writeUInt16LE(20, 0);
  file.writeUInt16LE(8, 4);
  file.writeUInt32LE(crc32(raw), 10);
  file.writeUInt32LE(data.length, 14);
  file.writeUInt32LE(raw.length, 18);
  file.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), file, Buffer.from(name), data]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    file,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
}

/** A Windows program, as far as a detector looks. */
export function program(): Buffer {
  const bytes = Buffer.alloc(512);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write('This program cannot be run in DOS mode.', 0x4e, 'latin1');
  bytes.write('PE\0\0', 0x80, 'latin1');
  return bytes;
}
