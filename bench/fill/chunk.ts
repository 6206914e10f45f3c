import { sealComplainants } from '../../server/features/complainants/index.ts';
import type { Config } from '../../server/platform/config.ts';
import type { Generation } from '../../server/platform/keys/generation.ts';
import { add, type Life } from './life.ts';
import { type Told, tellOfMoves } from './notices.ts';
import { peopleOf } from './people.ts';
import { askAboutSettled } from './questions.ts';
import { type Filling, livesOf } from './together.ts';

/* Complaints with all that belongs to them. */

/** What is filled besides complaints, their history, referrals, replies and evidence. */
export const parts = ['people', 'notices', 'satisfaction', 'photos', 'ledger'] as const;
export type Part = (typeof parts)[number];

export type Whole = Filling & {
  readonly config: Config;
  /** Seals people; null where there are to be none. */
  readonly generation: Generation | null;
  readonly parts: ReadonlySet<Part>;
};

/** The lives of several complaints in a row, each with all its rows. */
export function* wholeLives(whole: Whole, first: number, count: number): Generator<Life> {
  for (const life of livesOf(whole, first, count)) {
    yield finish(whole, life);
  }
}

function finish({ generation, parts: wanted, config, complaints, until }: Whole, life: Life): Life {
  const { complaint, moves, rows, random } = life;
  rows.complaints = [complaint];
  rows.history_entries = moves.map(({ entry }) => entry);
  for (const { entry, words } of moves) {
    if (words === null) continue;
    add(life, 'history_words', { complaint_number: complaint.number, seq: entry.seq, words });
  }
  if (!wanted.has('photos')) {
    delete rows.photo_prints;
    delete rows.photo_keys;
  }
  if (generation === null || !wanted.has('people')) return life;
  const people = peopleOf(random, complaints, complaint.complainants);
  const sealed = sealComplainants(generation, complaint.number, people, complaint.received_at);
  rows.complainants = sealed;
  const told: readonly Told[] = sealed;
  if (wanted.has('notices')) tellOfMoves(life, told, until);
  if (wanted.has('satisfaction')) askAboutSettled(life, { config, people: told, until });
  return life;
}
