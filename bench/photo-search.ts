/*
 * Looking for a photo among very many: a memory full of strangers' keys, and photos that were used before
 * and come back. Of the keys that each asks for, a hundred belong to 22 strangers as well, nearly as many
 * as a key may have before it is no longer looked for. BENCH_PHOTOS sets how many photos are remembered: a
 * million take a minute or two and 5 GB of disk. They are written where they are kept, by several connections.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { findLikePhotos } from '../server/features/evidence/queries.ts';
import { bandKeys, probeKeys } from '../server/features/evidence/rules/photo-keys.ts';
import {
  type PhotoPrint,
  printArea,
  printFromGrey,
  printSide,
} from '../server/features/evidence/rules/photo-print.ts';
import { printBytes } from '../server/features/evidence/rules/photo-print-bytes.ts';
import { type Connection, connect } from '../server/platform/db/connect.ts';
import { startEmbeddedPostgres } from '../server/platform/db/embedded-postgres.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { readGrey } from '../server/platform/files/read-grey.ts';
import { disguises } from '../server/test/disguises.ts';
import { surface, surfaceKinds } from '../server/test/surfaces.ts';
import { type Measurement, resultOf } from './measurement.ts';

const photos = Number(process.env.BENCH_PHOTOS ?? 200_000);
const keysOfPhoto = 54;
const sharedKeys = 100;
const strangers = 22;

export const photoSearch: Measurement = async ({ rounds, seconds, say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    await migrate(postgres.url);
    const connection = connect(postgres.url, { max: 2, statementTimeout: 0 });
    try {
      say(`  remembering ${photos} photos`);
      await fill(connection, say);
      const sought = await usedBefore(connection);
      say('  looking for those that come back');
      const all: number[] = [];
      const slowest: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const times: number[] = [];
        for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
          const { print, number } = sought[times.length % sought.length]!;
          const started = performance.now();
          const likely = await findLikePhotos(connection.db, print, '0');
          times.push(performance.now() - started);
          if (likely[0]?.complaintNumber !== number)
            throw new Error(`photo of ${number} not found`);
        }
        times.sort((a, b) => a - b);
        all.push(times[times.length >> 1]!);
        slowest.push(times[Math.floor(times.length * 0.95)]!);
      }
      const goal = { of: 'value', below: 20 } as const;
      const among = `among ${photos.toLocaleString('en')}`;
      return [
        resultOf({ name: `photo looked for ${among}`, unit: 'ms', values: all, goal }),
        resultOf({ name: 'the slowest of twenty', unit: 'ms', values: slowest }),
      ];
    } finally {
      await connection.close();
    }
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const stretch = 50_000;

/** @param say is told how far it is */
async function fill({ db }: Connection, say: (line: string) => void): Promise<void> {
  await sql`ALTER TABLE photo_prints DROP CONSTRAINT photo_prints_complaint_number_reply_no_fkey`.execute(
    db,
  );
  await sql`ALTER TABLE photo_keys DROP CONSTRAINT photo_keys_pkey`.execute(db);
  let next = 1;
  let remembered = 0;
  const fillOn = async () => {
    while (next <= photos) {
      const first = next;
      next += stretch;
      const last = Math.min(first + stretch - 1, photos);
      await fillStretch(db, first, last);
      remembered += last - first + 1;
      say(`  ${remembered.toLocaleString('en')} remembered`);
    }
  };
  await Promise.all([fillOn(), fillOn()]);
  await sql`SET maintenance_work_mem = '1GB'`.execute(db);
  await sql`ALTER TABLE photo_keys ADD PRIMARY KEY (key, complaint_number)`.execute(db);
  await sql`VACUUM ANALYZE photo_keys`.execute(db);
  await sql`VACUUM ANALYZE photo_prints`.execute(db);
}

async function fillStretch(db: Connection['db'], first: number, last: number): Promise<void> {
  await sql`
    INSERT INTO photo_prints
    SELECT 100000000000 + n, 1, gen_random_uuid(),
      substring(decode(repeat(md5(n::text) || md5((n + 1)::text), 34), 'hex') FROM 1 FOR 1046), now()
    FROM generate_series(${first}::integer, ${last}::integer) n`.execute(db);
  // A multiplication by an odd number scatters 0, 1, 2 … over all keys without a collision.
  await sql`
    INSERT INTO photo_keys
    SELECT (((n * ${keysOfPhoto} + slot) * 2654435761 & 4294967295) - 2147483648)::integer,
      100000000000 + n
    FROM generate_series(${first}::bigint, ${last}::bigint) n,
      generate_series(0, ${keysOfPhoto - 1}::bigint) slot`.execute(db);
}

/** Photos that are remembered, each as it comes back. */
async function usedBefore({ db }: Connection): Promise<{ print: PhotoPrint; number: string }[]> {
  const print = async (photo: Buffer) =>
    printFromGrey(await readGrey(photo, { area: printArea, longest: printSide }));
  const sought: { print: PhotoPrint; number: string }[] = [];
  for (let seed = 1; seed <= 8; seed += 1) {
    for (const kind of surfaceKinds) {
      const photo = await surface(kind, seed);
      const first = await print(photo);
      const number = String(500_000_000_000 + sought.length);
      await sql`INSERT INTO photo_prints
        VALUES (${number}, 1, gen_random_uuid(), ${printBytes(first)}, now())`.execute(db);
      await sql`INSERT INTO photo_keys
        SELECT key, ${number}::bigint FROM unnest(${bandKeys(first)}::integer[]) AS key`.execute(
        db,
      );
      const back = await disguises['forwarded: cut, resized, brighter'](photo, seed);
      const asked = await print(back);
      await sql`INSERT INTO photo_keys
        SELECT key, 600000000000 + ${sought.length}::bigint * 10000 + place * ${strangers} + each
        FROM unnest(${probeKeys(asked).slice(0, sharedKeys)}::integer[]) WITH ORDINALITY AS shared (key, place),
          generate_series(1, ${strangers}) each
        ON CONFLICT DO NOTHING`.execute(db);
      sought.push({ print: asked, number });
    }
  }
  return sought;
}
