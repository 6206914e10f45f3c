import sharp, { type Sharp } from 'sharp';
import { randomOf } from '../demo/seeded.ts';

/*
 * What becomes of a photo between two replies: by itself, as messengers and screenshots do it, or by
 * somebody who hopes that it will not be known again. `seed` varies what can vary.
 */
export type Disguise = (photo: Buffer, seed: number) => Promise<Buffer>;

export const disguises = {
  'saved badly': (photo) => jpeg(sharp(photo), 20),
  'resized to 640': (photo) => jpeg(sharp(photo).resize(640), 70),
  'resized to 200': (photo) => jpeg(sharp(photo).resize(200)),
  'stretched by 5 %': async (photo) => {
    const { width, height } = await sharp(photo).metadata();
    return jpeg(sharp(photo).resize(Math.round(width * 1.05), height, { fit: 'fill' }));
  },
  'cut by 5 % a side': (photo) => cut(photo, 0.05, 0.05, 0.05, 0.05),
  'cut by 10 % a side': (photo) => cut(photo, 0.1, 0.1, 0.1, 0.1),
  'cut in one corner': (photo) => cut(photo, 0.1, 0.1, 0, 0),
  brighter: (photo) => jpeg(sharp(photo).linear(1.2, 5)),
  'more contrast': (photo) => jpeg(sharp(photo).linear(1.25, -30)),
  'less contrast': (photo) => jpeg(sharp(photo).linear(0.6, 50)),
  'without colour': (photo) => jpeg(sharp(photo).greyscale().gamma(1.6)),
  blurred: (photo) => jpeg(sharp(photo).blur(2)),
  sharpened: (photo) => jpeg(sharp(photo).sharpen({ sigma: 1.5 })),
  mirrored: (photo) => jpeg(sharp(photo).flop()),
  'laid on its side': (photo) => jpeg(sharp(photo).rotate(90)),
  'stamped by a camera': stamped,
  'forwarded: cut, resized, brighter': async (photo, seed) => {
    const random = randomOf('forwarded', seed);
    const side = () => random.between(0, 0.08);
    const smaller = sharp(await cut(photo, side(), side(), side(), side())).resize(720);
    return jpeg(smaller.linear(1.08, 4), 55);
  },
  'screenshot of a telephone': (photo, seed) => telephone(photo, seed, '#000', '#eee'),
  'light screenshot of a telephone': (photo, seed) => telephone(photo, seed, '#fff', '#222'),
  'screenshot of a chat': chat,
  'screenshot of a desk': desk,
} as const satisfies Record<string, Disguise>;

function jpeg(image: Sharp, quality = 75): Promise<Buffer> {
  return image.jpeg({ quality }).toBuffer();
}

/** Shares of the width and height that go. */
async function cut(photo: Buffer, left: number, top: number, right: number, bottom: number) {
  const { width, height } = await sharp(photo).metadata();
  const box = {
    left: Math.round(width * left),
    top: Math.round(height * top),
    width: Math.round(width * (1 - left - right)),
    height: Math.round(height * (1 - top - bottom)),
  };
  return jpeg(sharp(photo).extract(box));
}

function drawn(width: number, height: number, body: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans, sans-serif">${body}</svg>`,
  );
}

/** Place, time and a little map, as camera applications write them over every photo. */
async function stamped(photo: Buffer, seed: number): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  const bar = Math.round(height * 0.22);
  const line = (y: number, size: number, text: string) =>
    `<text x="${bar + 10}" y="${bar * y}" font-size="${bar * size}" fill="#fff">${text}</text>`;
  const stamp = drawn(
    width,
    bar,
    `<rect width="${width}" height="${bar}" opacity=".6"/><rect x="8" y="8" width="${bar - 16}" height="${bar - 16}" fill="#bcd6a0"/><path d="M8 ${bar * 0.6}L${bar * 0.5} ${bar * 0.2}L${bar - 8} ${bar * 0.8}" stroke="#f5d04c" stroke-width="8" fill="none"/><circle cx="${bar * 0.5}" cy="${bar * 0.45}" r="${bar * 0.09}" fill="#e33"/>${line(0.3, 0.2, 'Giza Governorate, Egypt')}${line(0.55, 0.14, `Lat 30.0${10 + (seed % 90)} Long 31.2${10 + (seed % 70)}`)}${line(0.8, 0.14, `${1 + (seed % 28)}/07/26 1${seed % 10}:24 PM`)}`,
  );
  return jpeg(sharp(photo).composite([{ input: stamp, left: 0, top: height - bar }]));
}

async function shown(
  photo: Buffer,
  screen: { width: number; height: number; ground: string },
  at: { left: number; top: number; width: number; height: number },
  chrome: string,
): Promise<Buffer> {
  const { width, height, ground } = screen;
  const { left, top } = at;
  const input = await sharp(photo)
    .resize({ width: at.width, height: at.height, fit: 'fill' })
    .toBuffer();
  const create = { width, height, channels: 3 as const, background: ground };
  return jpeg(
    sharp({ create }).composite([
      { input, left, top },
      { input: drawn(width, height, chrome), left: 0, top: 0 },
    ]),
  );
}

async function telephone(photo: Buffer, seed: number, ground: string, ink: string) {
  const { width, height } = await sharp(photo).metadata();
  const tall = Math.min(Math.round((1080 * height) / width), 1900);
  const wide = Math.min(Math.round((tall * width) / height), 1080);
  const at = {
    left: Math.round((1080 - wide) / 2),
    top: Math.round((2340 - tall) / 2),
    width: wide,
    height: tall,
  };
  const chrome = `<g fill="none" stroke="${ink}" stroke-width="8"><path d="M60 190l40-40M60 190l40 40M60 190h90"/><circle cx="180" cy="2250" r="36"/><rect x="420" y="2215" width="70" height="70"/><path d="M700 2215l70 70M770 2215l-70 70"/></g><g fill="${ink}"><text x="60" y="70" font-size="44">10:${10 + (seed % 49)}</text><rect x="940" y="36" width="80" height="38" rx="8"/><text x="200" y="205" font-size="52">Photos</text></g>`;
  return shown(photo, { width: 1080, height: 2340, ground }, at, chrome);
}

async function chat(photo: Buffer, seed: number): Promise<Buffer> {
  const random = randomOf('chat', seed);
  const { width, height } = await sharp(photo).metadata();
  const tall = Math.round((760 * height) / width);
  const top = random.int(300, 700);
  const bubbles = Array.from({ length: 6 }, (_, i) => {
    const x = i % 2 === 0 ? 420 : 30;
    const y = top + tall + 60 + i * 150;
    return `<rect x="${x}" y="${y}" width="${random.int(480, 620)}" height="110" rx="24" fill="${i % 2 === 0 ? '#d9fdd3' : '#fff'}"/><text x="${x + 30}" y="${y + 65}" font-size="38" fill="#222">${random.pick(['site visit done', 'ok thanks', 'photo attached', 'received'])}</text>`;
  });
  const chrome = `${bubbles.join('')}<rect width="1080" height="230" fill="#008069"/><circle cx="180" cy="150" r="48" fill="#cfd8dc"/><text x="260" y="165" font-size="50" fill="#fff">Follow-up ${seed % 9}</text><rect y="2180" width="1080" height="160" fill="#f0f0f0"/><rect x="30" y="2210" width="880" height="100" rx="50" fill="#fff"/><circle cx="1000" cy="2260" r="52" fill="#008069"/>`;
  const screen = { width: 1080, height: 2340, ground: '#efe7de' };
  return shown(photo, screen, { left: 290, top, width: 760, height: tall }, chrome);
}

async function desk(photo: Buffer, seed: number): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  const wide = Math.min(Math.round((780 * width) / height), 1800);
  const at = {
    left: Math.round((1920 - wide) / 2),
    top: 150,
    width: wide,
    height: Math.round((wide * height) / width),
  };
  const icons = Array.from(
    { length: 9 },
    (_, i) =>
      `<rect x="${40 + i * 60}" y="1038" width="34" height="34" rx="6" fill="hsl(${i * 40},60%,55%)"/>`,
  );
  const chrome = `<rect width="1920" height="90" fill="#2b579a"/><text x="30" y="58" font-size="30" fill="#fff">IMG_${1000 + (seed % 9000)}.jpg</text><rect y="1030" width="1920" height="50" fill="#101318"/>${icons.join('')}`;
  return shown(photo, { width: 1920, height: 1080, ground: '#202020' }, at, chrome);
}
