import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { UploadRefusalReason } from '@insaf/contract/uploads.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../errors.ts';
import { type Inspected, inspectFile } from './inspect.ts';
import * as make from './samples/make.ts';

const { sample } = make;
const MB = 1024 * 1024;
let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insaf-inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspect(bytes: Buffer | string): Promise<Inspected> {
  const path = join(folder, String(files++));
  await writeFile(path, bytes);
  return inspectFile(path, 'Africa/Cairo');
}

async function reasonOf(bytes: Buffer | string): Promise<unknown> {
  try {
    const { inspection } = await inspect(bytes);
    return `accepted as ${inspection.mediaType}`;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'upload_refused') return error.params.reason;
    throw error;
  }
}

/** The file without its last part. */
const cut = (whole: Buffer, part = 0.5) => whole.subarray(0, Math.floor(whole.length * part));
const after = (whole: Buffer, ...more: (Buffer | string)[]) =>
  Buffer.concat([whole, ...more.map((piece) => Buffer.from(piece))]);

/** The file with noise from some bytes after this mark to some more. */
function spoilt(whole: Buffer, mark: string, from: number, to: number): Buffer {
  const copy = Buffer.from(whole);
  const at = copy.indexOf(mark, 0, 'latin1');
  make.noise(to - from).copy(copy, at + from);
  return copy;
}

type Case = [what: string, bytes: () => Promise<Buffer> | Buffer | string];

const accepted: [...Case, type: string][] = [
  ['a JPEG', () => make.jpeg(), 'image/jpeg'],
  ['a PNG', () => make.png(), 'image/png'],
  ['a WebP', () => make.webp(), 'image/webp'],
  ['a HEIC', () => sample('photo.heic'), 'image/heic'],
  ['a JPEG of one pixel', () => make.jpeg(1, 1), 'image/jpeg'],
  ['a progressive JPEG', () => make.picture().jpeg({ progressive: true }).toBuffer(), 'image/jpeg'],
  ['a grey JPEG', () => make.picture().grayscale().jpeg().toBuffer(), 'image/jpeg'],
  ['a CMYK JPEG', () => make.picture().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
  ['a PNG of 16 bits with transparency', transparent16, 'image/png'],
  ['a moving photo: a JPEG with its film behind', movingPhoto, 'image/jpeg'],
  [
    'a JPEG padded with zeros',
    async () => after(await make.jpeg(), Buffer.alloc(512)),
    'image/jpeg',
  ],
  ['a PDF', () => make.pdf(), 'application/pdf'],
  [
    'a PDF with a compressed object stream',
    () => withObjects('<< /Type /Font >>'),
    'application/pdf',
  ],
  ['a PDF with a link and a form without script', pdfWithForm, 'application/pdf'],
  ['a PDF changed later', () => after(make.pdf(), make.pdf().subarray(9)), 'application/pdf'],
  ['a PDF with a few bytes after its end', () => after(make.pdf(), '\n\n\0\0'), 'application/pdf'],
  ['an MP3', () => sample('sound.mp3'), 'audio/mpeg'],
  ['an M4A', () => sample('sound.m4a'), 'audio/mp4'],
  ['AAC', () => sample('sound.aac'), 'audio/aac'],
  ['Opus', () => sample('sound.ogg'), 'audio/ogg'],
  ['a voice note of a browser', () => sample('voice.webm'), 'audio/webm'],
  ['AMR', () => make.amr(2), 'audio/amr'],
  ['WAV', () => make.wav(2), 'audio/wav'],
  ['an MP4', () => sample('film.mp4'), 'video/mp4'],
  ['an MP4 in fragments', () => sample('film-in-fragments.mp4'), 'video/mp4'],
  ['a MOV', () => sample('film.mov'), 'video/quicktime'],
  ['a WebM', () => sample('film.webm'), 'video/webm'],
  ['a 3GP', () => sample('film.3gp'), 'video/3gpp'],
  ['an M4A that calls itself MP4', soundAsFilm, 'audio/mp4'],
];

test.each(accepted)('accepts %s', async (_what, bytes, type) => {
  expect((await inspect(await bytes())).inspection.mediaType).toBe(type);
});

const refused: Record<UploadRefusalReason, Case[]> = {
  empty: [['no bytes', () => '']],
  too_large: [
    ['a JPEG of 26 MB', async () => after(await make.jpeg(), Buffer.alloc(26 * MB))],
    ['a PDF of 21 MB', () => make.pdf([{ dict: '<< >>', stream: make.noise(21 * MB) }])],
    ['a WAV of 21 MB', () => make.wav((21 * MB) / 8000)],
    ['a film of 51 MB', () => after(sample('film.mp4'), Buffer.alloc(51 * MB))],
    ['an M4A that calls itself MP4, of 21 MB', () => after(soundAsFilm(), box('free', 21 * MB))],
  ],
  too_many_pixels: [
    [
      'a PNG of a few KB that announces 50,000 × 50,000 pixels',
      () => make.blackPng(50_000, 50_000),
    ],
    [
      'a PNG that announces 2 billion pixels a side',
      () => make.blackPng(2 ** 31 - 1, 2 ** 31 - 1, 1),
    ],
    ['a black PNG of 8,000 × 7,000 that is all there', () => make.blackPng(8000, 7000, 7000)],
    ['a PNG that is one pixel high and very wide', () => make.blackPng(20_000, 1)],
    [
      'a JPEG that announces 65,500 × 65,500',
      async () => make.jpegOfSize(await make.jpeg(), 65_500, 65_500),
    ],
  ],
  too_long: [
    ['a WAV of 11 minutes', () => make.wav(660)],
    ['an AMR of 11 minutes', () => make.amr(660)],
    ['a film of 3 minutes', () => make.lasting(sample('film.mp4'), 180)],
    ['an M4A of an hour', () => make.lasting(sample('sound.m4a'), 3600)],
  ],
  unknown_type: [
    ['random bytes', () => make.noise(4096)],
    ['plain text', () => 'شكوى بشأن انقطاع المياه'],
    ['one byte', () => 'x'],
    ['zeros', () => Buffer.alloc(4096)],
    ['half of a JPEG’s signature', () => Buffer.from([0xff, 0xd8])],
    ['a CSV', () => 'code,name\n1,=cmd|calc\n'],
    ['a PDF with something before its head', () => after(Buffer.from('x\n'), make.pdf())],
  ],
  type_not_accepted: [
    ['a ZIP', () => make.zip()],
    ['a Word document', () => make.zip('word/document.xml', '<w:document/>')],
    ['an Android package', () => make.zip('AndroidManifest.xml')],
    ['a Windows program', () => make.program()],
    ['a Linux program', () => after(Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(100))],
    ['a TIFF', () => make.picture().tiff().toBuffer()],
    ['an AVIF', () => make.picture(64, 64).avif().toBuffer()],
    ['RTF', () => '{\\rtf1\\ansi hello}'],
    ['a database', () => after(Buffer.from('SQLite format 3\0'), Buffer.alloc(100))],
    ['a gzip', () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0])],
  ],
  active_content: [
    ['HTML', () => '<!DOCTYPE html><script>alert(1)</script>'],
    ['HTML after spaces and a byte order mark', () => '\ufeff \n\t<html><body>'],
    ['HTML in UTF-16', () => Buffer.from('\ufeff<html><script>', 'utf16le')],
    [
      'HTML in UTF-16, the other way',
      () => Buffer.from('\ufeff<html><script>', 'utf16le').swap16(),
    ],
    ['SVG with a script', () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG after a comment', () => '<!-- a picture --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'XML with an entity',
      () => '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///">]>',
    ],
    ['a shell script', () => '#!/bin/sh\nrm -rf /\n'],
    ['PHP', () => '<?php system($_GET["c"]);'],
    ['PostScript', () => '%!PS-Adobe-3.0\n(run) run'],
    [
      'a JPEG with PHP in its comment',
      async () => make.withComment(await make.jpeg(), '<?php eval(1);'),
    ],
    [
      'a JPEG with a page in its comment',
      async () => make.withComment(await make.jpeg(), '<HTML ><body>'),
    ],
    ['a PNG with a script behind', async () => after(await make.png(), '<script src=//x>')],
    ['a PNG with a script in its text', () => make.pngWith('tEXt', Buffer.from('a\0<ScRiPt>x()'))],
    ['an MP3 with a script behind', () => after(sample('sound.mp3'), '<script>')],
    ['a PDF with a script', () => make.pdf([{ dict: '<< /S /JavaScript /JS (app.alert) >>' }])],
    [
      'a PDF with a script, spelt out',
      () => make.pdf([{ dict: '<< /S /J#61va#53cript /JS (x) >>' }]),
    ],
    ['a PDF that starts a program', () => make.pdf([{ dict: '<< /S /Launch /F (cmd.exe) >>' }])],
    ['a PDF with film that runs', () => make.pdf([{ dict: '<< /Subtype /RichMedia >>' }])],
    ['a PDF with a form that runs', () => make.pdf([], '', '/AcroForm << /XFA 4 0 R >>')],
    ['a PDF with a script in an object stream', () => withObjects('<< /S /JavaScript /JS (x) >>')],
    [
      'a PDF with a script, spelt out, in an object stream',
      () => withObjects('<</S/#4aavaScript>>'),
    ],
    ['a PDF with an object stream in another coding', oddlyCoded],
    ['a PDF with an object stream inside a stream', hiddenObjects],
    [
      'a PDF with an object stream whose name is spelt out',
      () => withObjects('/Launch ', '/ObjS#74m'),
    ],
  ],
  two_in_one: [
    ['a JPEG that is also a ZIP', async () => after(await make.jpeg(), make.zip())],
    [
      'a JPEG that is also a ZIP with a comment',
      async () => after(await make.jpeg(), make.zip('a', 'b', 'hello')),
    ],
    [
      'a PNG that is also a RAR',
      async () => after(await make.png(), 'Rar!\x1a\x07\x01\0', Buffer.alloc(99)),
    ],
    [
      'a WebP that is also a 7z',
      async () => after(await make.webp(), Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')),
    ],
    ['a JPEG with a program behind', async () => after(await make.jpeg(), make.program())],
    [
      'a JPEG with a PDF’s head in its comment',
      async () => make.withComment(await make.jpeg(), '%PDF-1.4 1 0 obj'),
    ],
    ['an MP4 that is also a ZIP', () => after(sample('film.mp4'), box('free', make.zip()))],
    ['an MP3 that is also a ZIP', () => after(sample('sound.mp3'), make.zip())],
    ['a PDF that is also a ZIP', () => after(make.pdf(), make.zip())],
  ],
  animated: [
    ['a WebP of two frames', () => make.movingWebp()],
    ['a moving PNG', () => make.movingPng()],
    ['a GIF', () => make.gif()],
  ],
  truncated: [
    ['half a JPEG', async () => cut(await make.jpeg())],
    ['a JPEG without its last bytes', async () => cut(await make.jpeg(), 0.99)],
    [
      'a progressive JPEG without its end',
      async () => cut(await make.picture().jpeg({ progressive: true }).toBuffer(), 0.9),
    ],
    ['half a PNG', async () => cut(await make.png())],
    ['half a WebP', async () => cut(await make.webp())],
    ['half a HEIC', () => cut(sample('photo.heic'), 0.8)],
    ['half a PDF', () => cut(make.pdf([{ dict: '<< >>', stream: make.noise(5000) }]))],
    ['a PDF without its last line', () => make.pdf().subarray(0, -6)],
    [
      'a PDF whose table lies beyond its end',
      () => Buffer.from(String(make.pdf()).replace(/startxref\n\d+/, 'startxref\n99999')),
    ],
    ['an MP4 that was cut off', () => cut(sample('film.mp4'), 0.9)],
    ['an MP4 without an index: a recording that broke off', withoutIndex],
    ['half an M4A', () => cut(sample('sound.m4a'))],
    ['half a WAV', () => make.wav(10, 0.5)],
    ['an Ogg cut within a page', () => cut(sample('sound.ogg'), 0.9)],
    ['an AMR cut within a frame', () => make.amr(2).subarray(0, -3)],
    ['a WebM that was cut off', () => cut(sample('film.webm'), 0.8)],
  ],
  damaged: [
    ['a JPEG of no size', async () => make.jpegOfSize(await make.jpeg(), 0, 0)],
    ['a JPEG whose tables are spoilt', async () => spoilt(await make.jpeg(), '\xff\xc4', 2, 40)],
    ['a PNG whose picture is spoilt', async () => spoilt(await make.png(), 'IDAT', 4, 400)],
    ['a WebP whose picture is spoilt', async () => spoilt(await make.webp(), 'VP8 ', 8, 40)],
    [
      'a HEIC whose picture’s settings are spoilt',
      () => spoilt(sample('photo.heic'), 'hvcC', 4, 60),
    ],
    ['a PDF without a root', () => Buffer.from(String(make.pdf()).replace('/Root', '/Boot'))],
    [
      'a PDF whose object stream is noise',
      () => make.pdf([{ ...withObjStm(), stream: Buffer.from('noise'.repeat(9)) }]),
    ],
    [
      'an MP4 without a track',
      () => Buffer.from(sample('film.mp4').toString('latin1').replaceAll('vide', 'xxxx'), 'latin1'),
    ],
    ['an Ogg with noise between its pages', () => after(sample('sound.ogg'), make.noise(100))],
    ['an AMR with text inside', () => '#!AMR\nthis is no sound'],
    [
      'an MP3’s frame head and noise',
      () => after(Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(4000, 1)),
    ],
  ],
  expands_too_much: [
    [
      'a PDF of 130 KB that unfolds into 130 MB',
      () => make.pdf([make.objectStream(Buffer.alloc(130 * MB, 32))]),
    ],
    [
      'a PDF of many such parts',
      () => make.pdf(Array(9).fill(make.objectStream(Buffer.alloc(9 * MB, 32)))),
    ],
  ],
  encrypted: [
    ['a PDF with a password', () => make.pdf([], '/Encrypt << /Filter /Standard /V 4 >>')],
    [
      'a PDF whose password is said elsewhere',
      () => make.pdf([{ dict: '<< /V 5 >>' }], '/Encrypt 4 0 R'),
    ],
  ],
  infected: [],
  not_examinable: [],
  too_many: [],
};

describe.each(Object.entries(refused).filter(([, cases]) => cases.length > 0))(
  'refuses as %s',
  (reason, cases) => {
    test.each(cases)('%s', async (_what, bytes) => {
      expect(await reasonOf(await bytes())).toBe(reason);
    });
  },
);

test('a file of 60 GB is refused by its size, without reading it', async () => {
  const path = join(folder, 'sparse');
  await writeFile(path, 'x');
  await truncate(path, 60 * 1024 * MB);
  await expect(inspectFile(path, 'UTC')).rejects.toMatchObject({ params: { reason: 'too_large' } });
});

test('marks a PDF that carries other files', async () => {
  const plain = await inspect(make.pdf());
  const carrying = await inspect(
    make.pdf([{ dict: '<< /Type /EmbeddedFile >>', stream: make.noise(9) }]),
  );
  expect(plain.inspection.marks).toEqual([]);
  expect(carrying.inspection.marks).toEqual(['embedded_files']);
});

test('a PDF whose page would unfold without end is not unfolded', async () => {
  const page = { dict: '<< /Filter /FlateDecode >>', stream: deflateSync(Buffer.alloc(200 * MB)) };
  expect((await inspect(make.pdf([page]))).inspection.mediaType).toBe('application/pdf');
});

test.each([
  ['sound.mp3', 2.06],
  ['sound.m4a', 2.05],
  ['sound.aac', 2],
  ['sound.ogg', 2],
  ['voice.webm', 2],
  ['film.mp4', 2],
  ['film.mov', 2],
  ['film.webm', 2],
  ['film.3gp', 1],
])('measures how long %s lasts', async (name, seconds) => {
  const { inspection } = await inspect(sample(name));
  expect(inspection.durationSeconds).toBeCloseTo(seconds, 1);
});

async function transparent16(): Promise<Buffer> {
  return make.picture(64, 64).ensureAlpha(0.5).toColourspace('rgb16').png().toBuffer();
}

async function movingPhoto(): Promise<Buffer> {
  return after(await make.jpeg(), sample('film.mp4'));
}

function pdfWithForm(): Buffer {
  return make.pdf(
    [{ dict: '<< /S /URI /URI (https://example.org/) >>' }],
    '',
    '/AcroForm << /Fields [] >>',
  );
}

function withObjects(text: string, name = '/ObjStm'): Buffer {
  const part = make.objectStream(text);
  return make.pdf([{ ...part, dict: part.dict.replace('/ObjStm', name) }]);
}

function withObjStm(): make.PdfPart {
  return make.objectStream('<< >>');
}

function oddlyCoded(): Buffer {
  return make.pdf([make.objectStream('<< >>', '/Filter [/ASCIIHexDecode /FlateDecode]')]);
}

/** An object stream within what the outline shows as another stream's data. */
function hiddenObjects(): Buffer {
  const { dict, stream } = make.objectStream('<< /S /JavaScript >>');
  const inner = after(Buffer.from(`9 0 obj\n${dict}\nstream\n`), stream!);
  return make.pdf([{ dict: '<< /Length 4 >>', stream: inner }]);
}

function box(name: string, content: number | Buffer): Buffer {
  const inside = typeof content === 'number' ? Buffer.alloc(content) : content;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, inside]);
}

function soundAsFilm(): Buffer {
  const sound = Buffer.from(sample('sound.m4a'));
  sound.write('mp42', 8, 'latin1');
  return sound;
}

function withoutIndex(): Buffer {
  const film = sample('film.mp4');
  return film.subarray(0, film.indexOf('moov') - 4);
}
