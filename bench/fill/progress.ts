/*
 * How far a long work is: one line that is written over on a terminal, and elsewhere one every ten seconds.
 */

export type Progress = {
  /** Begins a part of the work of so many steps. */
  begin(what: string, steps: number): void;
  /** So many steps more. */
  add(steps: number): void;
  /** Ends the part with a line that stays. */
  end(): void;
  /** What was ended, in turn, and how long each took. */
  readonly ended: readonly { readonly what: string; readonly seconds: number }[];
};

type Where = {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds, of any origin. */
  readonly now: () => number;
};

const redrawn = 200;
const repeated = 10_000;
const width = 24;

export function progressOn({ isTerminal, write, now }: Where): Progress {
  let part = { what: '', steps: 1, done: 0, began: 0, shown: 0 };
  const show = () => {
    part.shown = now();
    write(isTerminal ? `\r\u001b[K${barOf(part, now())}` : `${barOf(part, now())}\n`);
  };
  const ended: { what: string; seconds: number }[] = [];
  return {
    ended,
    begin: (what, steps) => {
      part = { what, steps: Math.max(1, steps), done: 0, began: now(), shown: now() };
      if (isTerminal) show();
    },
    add: (steps) => {
      part.done += steps;
      if (now() - part.shown >= (isTerminal ? redrawn : repeated)) show();
    },
    end: () => {
      const seconds = (now() - part.began) / 1000;
      ended.push({ what: part.what, seconds });
      const done = `${part.what}: ${part.done.toLocaleString('en')} in ${seconds.toFixed(1)} s`;
      write(isTerminal ? `\r\u001b[K${done}\n` : `${done}\n`);
    },
  };
}

type Part = {
  readonly what: string;
  readonly steps: number;
  readonly done: number;
  readonly began: number;
};

function barOf({ what, steps, done, began }: Part, now: number): string {
  const share = Math.min(1, done / steps);
  const full = Math.round(share * width);
  const bar = `${'#'.repeat(full)}${'.'.repeat(width - full)}`;
  const minutes = Math.max(1, now - began) / 60_000;
  const rate = Math.round(done / minutes).toLocaleString('en');
  const left = share === 0 ? '' : `, ${timeLeft(((1 - share) / share) * minutes)} left`;
  return `${what} [${bar}] ${(share * 100).toFixed(1)} %, ${rate} a minute${left}`;
}

const timeLeft = (minutes: number) =>
  minutes < 1 ? `${Math.ceil(minutes * 60)} s` : `${Math.ceil(minutes)} min`;
