/*
 * `npm run bench`: how fast, beside what the machine allows in the same run.
 *
 *   npm run bench                          everything
 *   npm run bench -- filing start          these
 *   npm run bench -- filing --json FILE    and the figures as JSON
 *   npm run bench -- --rounds 5 --seconds 10
 *
 * A measurement is a file that exports a `Measurement`; it is listed here.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dashboard } from './dashboard.ts';
import { digests } from './digests.ts';
import { escalation } from './escalation.ts';
import { figures } from './figures.ts';
import { filing } from './filing.ts';
import { machine, versions } from './machine.ts';
import type { Measurement, Result } from './measurement.ts';
import { moving } from './moving.ts';
import { opening } from './opening.ts';
import { pages } from './pages.ts';
import { photoLikeness } from './photo-likeness.ts';
import { photoSearch } from './photo-search.ts';
import { photos } from './photos.ts';
import { queue } from './queue.ts';
import { retiming } from './retime.ts';
import { smpp } from './smpp.ts';
import { start } from './start.ts';
import { tableOf } from './table.ts';
import { tracking } from './tracking.ts';
import { workingTime } from './working-time.ts';

const measurements: Record<string, Measurement> = {
  start,
  filing,
  moving,
  photos,
  smpp,
  queue,
  opening,
  tracking,
  pages,
  escalation,
  figures,
  dashboard,
  retime: retiming,
  digests,
  'photo-likeness': photoLikeness,
  'photo-search': photoSearch,
  'working-time': workingTime,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const wanted = positionals.length > 0 ? positionals : Object.keys(measurements);
const unknown = wanted.filter((name) => !(name in measurements));
if (unknown.length > 0 || !(rounds >= 1) || !(seconds > 0)) {
  const known = Object.keys(measurements).join(', ');
  process.stderr.write(
    `Unknown: ${unknown.join(', ') || 'a number'}. Measurements: ${known}; --rounds N, --seconds N, --json FILE.\n`,
  );
  process.exit(2);
}

const say = (line: string) => void process.stderr.write(`${line}\n`);
const results: Result[] = [];
for (const name of wanted) {
  say(`${name}:`);
  results.push(...(await measurements[name]!({ rounds, seconds, say })));
}
process.stdout.write(`\n${tableOf(results)}\n`);
if (values.json !== undefined) {
  const report = { machine: machine(), versions: versions(), results };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
