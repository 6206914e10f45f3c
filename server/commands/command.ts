import type { ParseArgsOptionsConfig } from 'node:util';

/** A command of `npm run insaf`. One file each; command-line.ts has the list. */
export type Command = {
  /** As it is typed: `staff create`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, as help shows it. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** Prints what it has to say on stdout. Throws Refusal, CannotStart, WrongUse. */
  readonly run: (given: Given) => Promise<void>;
};

/** The options that were given, by name. */
export type Given = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>;

/** The command line itself is wrong; the message says how. Ends with 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** For the person who waits, apart from what the command prints. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** An option that has to be given. */
export function needed(given: Given, option: string): string {
  const value = given[option];
  if (typeof value === 'string' && value !== '') return value;
  throw new WrongUse(`--${option} is missing`);
}
