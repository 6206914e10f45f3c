/* Where files are kept and who examines them, and where maps come from. */
import { z } from 'zod';
import { address, type Setting, text } from './setting.ts';

const hostAndPort = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/@]+):\d{1,5}$/)
  .transform((value) => ({
    host: value.slice(0, value.lastIndexOf(':')).replace(/^\[|\]$/g, ''),
    port: Number(value.slice(value.lastIndexOf(':') + 1)),
  }))
  .refine(({ port }) => port >= 1 && port <= 65_535);

/** One host, which the policy of pages then names, and a place for each part of a tile's address. */
const tileAddress = address('http', 'https').refine(
  (value) =>
    ['{z}', '{x}', '{y}'].every((part) => value.includes(part)) && !/^\w+:\/\/[^/]*\{/.test(value),
);

export const fileSettings = {
  S3_BUCKET: {
    shape: text,
    accepts: 'the name of a bucket',
    unset: 'files are kept in `DATA_DIR/files`',
    meaning: 'Bucket for files, in S3 or anything that speaks it.',
  },
  S3_ENDPOINT: {
    shape: address('http', 'https'),
    accepts: 'an address such as https://s3.example.org',
    unset: "Amazon's own",
    meaning: 'Where the bucket is.',
  },
  S3_REGION: {
    shape: text,
    accepts: 'the name of a region',
    default: 'us-east-1',
    meaning: 'Region of the bucket.',
  },
  S3_ACCESS_KEY_ID: {
    shape: text,
    accepts: 'the id of a key',
    unset: "the machine's own role is used",
    meaning: 'Key to the bucket; goes with `S3_SECRET_ACCESS_KEY`.',
    secret: true,
  },
  S3_SECRET_ACCESS_KEY: {
    shape: text,
    accepts: 'the secret of the key',
    unset: "the machine's own role is used",
    meaning: 'Its secret.',
    secret: true,
  },
  CLAMD: {
    shape: hostAndPort,
    accepts: 'host:port, such as localhost:3310',
    unset: 'files are not scanned for viruses',
    meaning: 'ClamAV, asked about every file before it is kept.',
  },
  MAP_TILES: {
    shape: tileAddress,
    accepts: 'an address such as https://tiles.example.org/{z}/{x}/{y}.png',
    unset: 'maps show the outline of the land with the names of its places',
    meaning: 'Where the pictures of maps come from. Browsers ask there, and nowhere else.',
  },
  MAP_ATTRIBUTION: {
    shape: text,
    accepts: 'HTML such as © <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>',
    unset: 'nobody is named',
    meaning: 'Who has to be named beside the maps of `MAP_TILES`.',
  },
} as const satisfies Record<string, Setting<unknown>>;
