/*
 * `npm run demo`: a believable half-year for demonstrations, filed and moved by the product's own actions
 * (carry-out/demonstrate.ts). It works on the database of DATABASE_URL, else on that of the data folder,
 * whether or not a server runs there. It ends with 0 when all is there, 1 when it cannot be made or
 * goes otherwise than planned, 2 when the command line is wrong, and 130 when it was interrupted.
 */
import { parseArgs } from 'node:util';
import { progress as note, say, WrongUse } from '../commands/command.ts';
import type { Config } from '../platform/config.ts';
import { CannotStart } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import type { Demonstration } from './carry-out/demonstrate.ts';
import type { Asked } from './carry-out/remembered.ts';

const usage = `npm run demo -- [--count 2000] [--seed insaf] [--months 6] [--until 2026-06-30]

Files and moves complaints of people who do not exist, through the actions that officers use, over
the months before a day (today unless given). The same seed gives the same demonstration. A run
that was interrupted is continued by the next. Nobody is sent anything: messages of the last week
are in the outbox of the data folder.`;

/** Of the steps taken, so many may go otherwise than planned. */
const mostUnlike = 0.01;
const interrupted = 130;

function readAsked(args: string[]): Asked | null {
  const { values } = read(args);
  if (values.help) return null;
  const { seed, until } = values;
  if (until !== undefined && !isDay(until)) {
    throw new WrongUse(`--until ${until} is not a day like 2026-06-30`);
  }
  return {
    seed,
    until,
    count: wholeNumber('count', values.count, 1, 100_000),
    months: wholeNumber('months', values.months, 1, 36),
  };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${text}T`);
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      strict: true,
      allowPositionals: false,
      options: {
        count: { type: 'string' },
        seed: { type: 'string' },
        months: { type: 'string' },
        until: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new WrongUse((error as Error).message.split('. ')[0]!, { cause: error });
  }
}

function wholeNumber(option: string, given: string | undefined, least: number, most: number) {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new WrongUse(`--${option} ${given} is not a whole number from ${least} to ${most}`);
}

async function run(args: string[]): Promise<number> {
  const asked = readAsked(args);
  if (asked === null) {
    say(usage);
    return 0;
  }
  // loaded here, so that help and a slip of the finger are answered at once
  const [{ readConfig }, { databaseOf }, { migrate }] = await Promise.all([
    import('../platform/config.ts'),
    import('../commands/with-ctx.ts'),
    import('../platform/db/migrate.ts'),
  ]);
  const config = readConfig(process.env);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupt.abort());
  }
  const { url, stop } = await databaseOf(config);
  try {
    await migrate(url, note);
    return await make(asked, { url, config, signal: interrupt.signal });
  } finally {
    await stop();
  }
}

async function make(asked: Asked, on: { url: string; config: Config; signal: AbortSignal }) {
  const [{ demonstrate }, { openProgress }, { outcomeLines }, { demonstrationSignIns }] =
    await Promise.all([
      import('./carry-out/demonstrate.ts'),
      import('./carry-out/show-progress.ts'),
      import('./carry-out/tell-outcome.ts'),
      import('./demonstration-staff.ts'),
    ]);
  const { url, config, signal } = on;
  const log = createLog({
    level: 'warn',
    alsoPrivate: ['complainants'],
    to: { write: (line) => void process.stderr.write(line) },
  });
  const progress = openProgress(process.stderr);
  const watching = { say: note, progress: progress.show, signal };
  const made = await demonstrate({ url, config, log }, asked, watching).finally(progress.end);
  if (signal.aborted) {
    note('Interrupted. npm run demo continues it.');
    return interrupted;
  }
  const signIns = await demonstrationSignIns({ config: { ...config, DEMO: true } });
  for (const line of outcomeLines(made, signIns, config.PUBLIC_URL)) say(line);
  return endOf(made);
}

function endOf({ tally }: Demonstration): number {
  const { taken, unlike } = tally;
  const letThrough = unlike.some(({ code }) => code === null);
  return letThrough || unlike.length > taken * mostUnlike ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof CannotStart || error instanceof WrongUse;
  const text = known ? error.message : `a bug: ${(error as Error).stack ?? error}`;
  process.stderr.write(`insaf demo: ${text}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}
