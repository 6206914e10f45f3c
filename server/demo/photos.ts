/**
 * Photographs for the demonstration: of the cause of a complaint before and after, of papers, of
 * offices, and of nothing to the purpose.
 *
 * They are drawn from a seed, so nobody's street or face is in them, and they are real JPEG files with
 * or without the metadata that a telephone writes. Two seeds give pictures that a perceptual hash
 * tells apart (photos.test.ts holds the distance); the same seed gives the same bytes.
 */
import sharp, { type Sharp } from 'sharp';
import { figure } from './photos/bystanders.ts';
import { develop, handling } from './photos/develop.ts';
import type { Room } from './photos/furniture.ts';
import { room } from './photos/indoors.ts';
import { daylight, type Light, night } from './photos/light.ts';
import { page } from './photos/page.ts';
import { glow } from './photos/pen.ts';
import { street, type View } from './photos/street.ts';
import type { Subject } from './photos/subject.ts';
import { brickwork } from './photos/subjects/brickwork.ts';
import { cables } from './photos/subjects/cables.ts';
import { canal } from './photos/subjects/canal.ts';
import { dogs } from './photos/subjects/dogs.ts';
import { fieldWall } from './photos/subjects/field-wall.ts';
import { gasPipe } from './photos/subjects/gas-pipe.ts';
import { glassOfWater } from './photos/subjects/glass-of-water.ts';
import { lamps } from './photos/subjects/lamps.ts';
import { pothole } from './photos/subjects/pothole.ts';
import { sewage } from './photos/subjects/sewage.ts';
import { sleeper } from './photos/subjects/sleeper.ts';
import { smoke } from './photos/subjects/smoke.ts';
import { stalls } from './photos/subjects/stalls.ts';
import { tap } from './photos/subjects/tap.ts';
import { waste } from './photos/subjects/waste.ts';
import { windows } from './photos/subjects/windows.ts';
import { type Random, randomOf } from './seeded.ts';

export type Position = { lat: number; lon: number };

export type PhotoWanted = {
  /** `before` and `after` show one place; `document` a paper; `place` the empty street; `selfie` a figure. */
  kind: 'before' | 'after' | 'document' | 'place' | 'selfie';
  /** A category's code; one without a picture of its own shows a public office. */
  category: string;
  /** The same seed before and after is the same place. */
  seed: string;
  /** Another corner of the place, for a further photo; 0 when left out. */
  view?: number;
  /** Writes the time of taking, with Cairo's offset, into the metadata. */
  takenAt?: Date;
  /** Writes the position into the metadata. */
  position?: Position;
  /** Pixels; a telephone's usual shapes when left out. */
  size?: { width: number; height: number };
};

/** A street with a cause in it, a close view of a cause alone, or a room. */
type Scene =
  | { subject?: Subject; views?: readonly View[]; dark?: boolean; close?: boolean }
  | { room: Room };

const scenes: Record<string, Scene> = {
  'water-outage': { subject: tap, close: true },
  'water-quality': { subject: glassOfWater, close: true },
  'sewage-overflow': { subject: sewage },
  'power-outage': { subject: windows, views: ['along', 'across'], dark: true },
  'street-lighting': { subject: lamps, views: ['along'], dark: true },
  'exposed-wires': { subject: cables, views: ['along', 'across'] },
  waste: { subject: waste },
  'street-occupation': { subject: stalls, views: ['along', 'across'] },
  'building-violation': { subject: brickwork, views: ['along', 'across', 'country'] },
  'land-encroachment': { subject: fieldWall, views: ['country'] },
  'road-damage': { subject: pothole, views: ['down', 'down', 'along', 'across'] },
  'public-transport': { views: ['along', 'across'] },
  'homeless-person': { subject: sleeper, views: ['across', 'down', 'along'] },
  'gas-leak': { subject: gasPipe, close: true },
  pollution: { subject: smoke, views: ['along', 'across', 'country'] },
  'stray-animals': { subject: dogs, views: ['along', 'across', 'country'] },
  irrigation: { subject: canal, views: ['country'] },
  'hospital-service': { room: 'ward' },
  'medicine-shortage': { room: 'shop' },
  'waiting-list': { room: 'ward' },
  'state-treatment': { room: 'ward' },
  'school-service': { room: 'classroom' },
  'school-admission': { room: 'classroom' },
  'bread-supply': { room: 'shop' },
  'price-violation': { room: 'shop' },
};

const shapes = [
  { width: 1200, height: 900 },
  { width: 1200, height: 900 },
  { width: 1200, height: 900 },
  { width: 900, height: 1200 },
  { width: 900, height: 1200 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1080 },
] as const;

/**
 * A JPEG of 80–200 KB or so. With neither `takenAt` nor `position` it carries no metadata at all, as
 * pictures that passed through a messenger do.
 */
export async function makePhoto(wanted: PhotoWanted): Promise<Buffer> {
  const { kind, category, seed } = wanted;
  const view = wanted.view ?? 0;
  const place = randomOf(seed, 'place', kind === 'document' ? 'paper' : category, view);
  const moment = randomOf(seed, 'moment', kind, category, view);
  const size = wanted.size ?? moment.pick(shapes);
  const scene = scenes[category] ?? { room: 'counter' };
  const dark = 'dark' in scene && scene.dark === true && kind !== 'document' && kind !== 'selfie';
  const light = dark ? night : daylight(moment);
  const drawing = draw(kind, scene, place, moment, size, light);
  const roll = moment.normal() * 1.8;
  const close = moment.between(1.06, 1.16);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}"><defs>${drawing.definitions}${glow('halo', [255, 214, 140], 0.62)}</defs><g transform="translate(${size.width / 2} ${size.height / 2}) rotate(${roll.toFixed(2)}) scale(${(place.chance(0.5) ? -close : close).toFixed(3)} ${close.toFixed(3)}) translate(${-size.width / 2} ${-size.height / 2})"><rect x="-20%" y="-20%" width="140%" height="140%" fill="rgb(96,92,88)"/>${drawing.body}</g></svg>`;
  const look = handling(moment, dark);
  const raw = await develop(svg, size, look, moment);
  return encode(raw, size, look.quality, wanted);
}

function draw(
  kind: PhotoWanted['kind'],
  scene: Scene,
  place: Random,
  moment: Random,
  size: { width: number; height: number },
  light: Light,
): { body: string; definitions: string } {
  if (kind === 'document') return { body: page(place, moment, size, light), definitions: '' };
  if ('room' in scene && kind !== 'selfie')
    return { body: room(place, moment, size, light, scene.room), definitions: '' };
  const { subject, views, close } = scene as Exclude<Scene, { room: Room }>;
  const backdrop = street(place, moment, size, light, views && place.pick(views));
  const shown = kind === 'before' || kind === 'after' ? kind : undefined;
  let body = close && shown ? '' : backdrop.behind;
  if (shown && subject) body += subject(place, moment, backdrop, shown);
  if (!close) body += backdrop.before;
  if (kind === 'selfie') body += figure(moment, size, light);
  return { body, definitions: backdrop.definitions };
}

async function encode(
  raw: Buffer,
  { width, height }: { width: number; height: number },
  quality: number,
  { takenAt, position }: PhotoWanted,
): Promise<Buffer> {
  const image = sharp(raw, { raw: { width, height, channels: 3 } }).jpeg({
    quality,
    optimiseCoding: false,
  });
  if (takenAt || position) image.withExif(metadata(takenAt, position));
  return image.toBuffer();
}

/** What a telephone writes, as sharp takes it: IFD2 is the photograph's own block, IFD3 its position. */
function metadata(takenAt?: Date, position?: Position): Record<string, Record<string, string>> {
  const blocks: Record<string, Record<string, string>> = {
    IFD0: { Make: 'Demonstration', Model: 'Drawn from a seed' },
  };
  if (takenAt) {
    const { local, offset } = cairoTime(takenAt);
    blocks.IFD2 = {
      DateTimeOriginal: local,
      DateTimeDigitized: local,
      OffsetTimeOriginal: offset,
      OffsetTimeDigitized: offset,
    };
  }
  if (position)
    blocks.IFD3 = {
      GPSLatitudeRef: position.lat < 0 ? 'S' : 'N',
      GPSLatitude: sexagesimal(position.lat),
      GPSLongitudeRef: position.lon < 0 ? 'W' : 'E',
      GPSLongitude: sexagesimal(position.lon),
    };
  return blocks;
}

const cairo = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Cairo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
});

function cairoTime(at: Date): { local: string; offset: string } {
  const parts = Object.fromEntries(cairo.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    local: `${parts.year}:${parts.month}:${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`,
    offset: (parts.timeZoneName ?? '').replace('GMT', '') || '+00:00',
  };
}

/** Degrees, minutes and seconds as the three fractions EXIF wants. */
function sexagesimal(degrees: number): string {
  const hundredths = Math.round(Math.abs(degrees) * 360_000);
  const whole = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6_000);
  return `${whole}/1 ${minutes}/1 ${hundredths % 6_000}/100`;
}

/** The ways in which a photograph is used again by someone who hopes that nobody sees. */
export const reuses = ['recompress', 'resize', 'crop', 'screenshot'] as const;
export type Reuse = (typeof reuses)[number];

/** The same photograph made to look like another file; its metadata is lost on the way. */
export async function reuse(photo: Buffer, how: Reuse, random: Random): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  const image = sharp(photo);
  switch (how) {
    case 'recompress':
      return image.jpeg({ quality: random.int(38, 62) }).toBuffer();
    case 'resize':
      return image
        .resize(Math.round(width * random.between(0.45, 0.8)))
        .jpeg({ quality: random.int(66, 80) })
        .toBuffer();
    case 'crop': {
      const cut = () => random.between(0.006, 0.025);
      const left = Math.round(width * cut());
      const top = Math.round(height * cut());
      return image
        .extract({
          left,
          top,
          width: width - left - Math.round(width * cut()),
          height: height - top - Math.round(height * cut()),
        })
        .jpeg({ quality: random.int(70, 84) })
        .toBuffer();
    }
    case 'screenshot':
      return screenshot(image, width, height, random);
  }
}

/** The picture as a telephone shows it: a status bar above, buttons below, a little darker. */
async function screenshot(
  image: Sharp,
  width: number,
  height: number,
  random: Random,
): Promise<Buffer> {
  const bar = Math.round(height * random.between(0.018, 0.032));
  const shown = await image
    .modulate({ brightness: random.between(0.95, 1.03) })
    .extend({ top: bar, bottom: bar, background: '#050505' })
    .png()
    .toBuffer();
  const clock = `${random.int(1, 12)}:${String(random.int(0, 59)).padStart(2, '0')}`;
  const mark = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${bar}"><text x="${bar}" y="${bar * 0.72}" font-size="${bar * 0.6}" fill="#ddd" font-family="sans-serif">${clock}</text><rect x="${width - bar * 2}" y="${bar * 0.28}" width="${bar}" height="${bar * 0.45}" rx="3" fill="#ddd"/></svg>`,
  );
  return sharp(shown)
    .composite([{ input: mark, top: 0, left: 0 }])
    .jpeg({ quality: random.int(72, 86) })
    .toBuffer();
}
