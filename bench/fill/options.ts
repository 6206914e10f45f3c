import { parseArgs } from 'node:util';
import { parts as allParts, type Part } from './chunk.ts';

export type FillOptions = {
  readonly complaints: number;
  readonly agencies: number;
  readonly years: number;
  readonly threads: number;
  /** A data folder, or else a database. */
  readonly data: string | null;
  readonly database: string | null;
  readonly parts: readonly Part[];
  /** Whether figures are counted too. */
  readonly figures: boolean;
};

/** What was asked for cannot be done; the message names the option, or says what is wrong. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

const known = {
  complaints: { type: 'string', default: '10000000' },
  agencies: { type: 'string', default: '4000' },
  years: { type: 'string', default: '5' },
  threads: { type: 'string', default: '2' },
  data: { type: 'string' },
  database: { type: 'string' },
  without: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** @throws WrongOption that names the option at fault */
export function readOptions(args: readonly string[]): FillOptions {
  const values = parsed(args);
  const { data = null, database = null, without } = values;
  if ((data === null) === (database === null)) {
    throw new WrongOption(
      'Give either --data DIR, a new data folder, or --database URL, an empty one.',
    );
  }
  const known: readonly string[] = [...allParts, 'figures'];
  const unknown = without.find((part) => !known.includes(part));
  if (unknown !== undefined) {
    throw new WrongOption(`--without ${unknown}: it is one of ${known.join(', ')}.`);
  }
  const number = (option: 'complaints' | 'agencies' | 'years' | 'threads', most: number) => {
    const value = Number(values[option]);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new WrongOption(`--${option} ${values[option]}: give a whole number from 1 to ${most}.`);
  };
  return {
    ...{ data, database, figures: !without.includes('figures') },
    complaints: number('complaints', 100_000_000),
    agencies: number('agencies', 50_000),
    years: number('years', 20),
    threads: number('threads', 64),
    parts: allParts.filter((part) => !without.includes(part)),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    throw new WrongOption((error as Error).message);
  }
}
