/*
 * `npm run bench:fill -- --complaints N`: fills a new data folder, or an empty database, with complaints of
 * years, so that an installation of the size of a country can be looked at.
 *
 *   --complaints N   how many; ten million by default
 *   --data DIR       a new data folder with a PostgreSQL of its own
 *   --database URL   or an empty database, as its owner
 *   --agencies N     4,000 by default
 *   --years N        five by default
 *   --threads N      two by default
 *
 * What nobody filed has nobody's name: there are no complainants, notices, evidence or ledger of them.
 */
import { parseArgs } from 'node:util';
import { composeCtx } from '../../server/app.ts';
import { loadFirstDirectory } from '../../server/features/agencies/index.ts';
import { readConfig } from '../../server/platform/config.ts';
import { connect } from '../../server/platform/db/connect.ts';
import { startEmbeddedPostgres } from '../../server/platform/db/embedded-postgres.ts';
import { migrate } from '../../server/platform/db/migrate.ts';
import { createLog } from '../../server/platform/log.ts';
import { fillComplaints } from './fill-complaints.ts';

const { values } = parseArgs({
  options: {
    complaints: { type: 'string', default: '10000000' },
    agencies: { type: 'string', default: '4000' },
    years: { type: 'string', default: '5' },
    threads: { type: 'string', default: '2' },
    data: { type: 'string' },
    database: { type: 'string' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const [complaints, agencies, years, threads] = [
  ...[values.complaints, values.agencies, values.years, values.threads],
].map(Number) as [number, number, number, number];
const isRight = [complaints, agencies, years, threads].every((each) => each > 0);
if (!isRight || (values.data === undefined) === (values.database === undefined)) {
  say('Usage: npm run bench:fill -- --complaints N (--data DIR | --database URL)');
  process.exit(2);
}

const postgres =
  values.data === undefined ? null : await startEmbeddedPostgres({ dataDir: values.data });
const url = postgres?.url ?? values.database!;
const connection = connect(url, { max: 2, statementTimeout: 0 });
try {
  await migrate(url);
  const { rows } = await connection.pool.query('SELECT count(*)::int AS there FROM complaints');
  if (rows[0].there > 0) throw new Error('there are complaints already');
  const config = readConfig({
    LOG_LEVEL: 'silent',
    ...(values.data === undefined ? {} : { DATA_DIR: values.data }),
  });
  const log = createLog({ level: config.LOG_LEVEL });
  const ctx = composeCtx({ db: connection.db, config, log, clock: () => new Date() });
  await loadFirstDirectory(ctx, () => undefined);
  const began = performance.now();
  await fillComplaints({ url, complaints, agencies, years, threads, until: new Date(), say });
  const minutes = (performance.now() - began) / 60_000;
  say(`${Math.round(complaints / minutes)} complaints a minute, with all indexes.`);
} finally {
  await connection.close();
  await postgres?.stop();
}
