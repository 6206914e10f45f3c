/** What an installation remembers of its demonstration, so that another run continues the same one. */
import { Temporal } from 'temporal-polyfill';
import { listComplaints } from '../../features/complaints/index.ts';
import type { Directory } from '../../features/directory/index.ts';
import type { Staff } from '../../features/rights/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { recall, remember } from '../../platform/db/installation-facts.ts';
import { CannotStart } from '../../platform/errors.ts';

/** What was asked for; what is left out is as remembered, else as usual. */
export type Asked = {
  readonly seed?: string | undefined;
  readonly count?: number | undefined;
  readonly months?: number | undefined;
  /** A day, `2026-06-30`: the demonstration ends when it begins. Today unless given. */
  readonly until?: string | undefined;
};

export type Remembered = {
  readonly seed: string;
  readonly count: number;
  readonly months: number;
  readonly until: string;
};

const usual = { seed: 'insaf', count: 2000, months: 6 };
const factName = 'demonstration';

/**
 * The demonstration of this installation: the one it remembers, else the one that is asked for.
 *
 * @throws CannotStart when it remembers another, when its complaints are not of a demonstration, or when
 *   the demonstration would end in the future
 */
export async function settleOn(ctx: Ctx, directory: Directory, asked: Asked): Promise<Remembered> {
  const known = await recall<Remembered>(ctx.db, factName);
  if (known !== undefined) {
    assertSame(known, asked);
    return known;
  }
  const anyone = auditorOf(directory);
  if (anyone !== null && (await listComplaints(ctx.db, anyone, { limit: 1 })).length > 0) {
    throw new CannotStart(
      'There are complaints in this database that are of no demonstration. One is made only where there are none: set DATA_DIR or DATABASE_URL to another.',
    );
  }
  const today = dayOf(ctx.clock(), ctx.config.TIME_ZONE).toString();
  const wanted = { ...usual, until: today, ...withoutAbsent(asked) };
  if (wanted.until > today) {
    throw new CannotStart(`A demonstration ends in the past, at the latest today (${today}).`);
  }
  await remember(ctx.db, factName, wanted);
  return wanted;
}

function assertSame(known: Remembered, asked: Asked): void {
  for (const [name, value] of Object.entries(withoutAbsent(asked))) {
    if (known[name as keyof Remembered] === value) continue;
    throw new CannotStart(
      `This database holds the demonstration “${known.seed}”: ${known.count} complaints of ${known.months} months until ${known.until}. ` +
        'It is continued without options; for another, set DATA_DIR or DATABASE_URL to another.',
    );
  }
}

const withoutAbsent = (asked: Asked) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));

/** From when until when, in the zone of the installation. */
export function windowOf({ until, months }: Remembered, zone: string): { from: Date; to: Date } {
  const end = Temporal.PlainDate.from(until);
  const begin = end.subtract({ months });
  const startOf = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
  return { from: startOf(begin), to: startOf(end) };
}

function dayOf(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
}

/** Somebody who may read everything and change nothing; null where there is no agency yet. */
export function auditorOf(directory: Directory): Staff | null {
  const root = directory.agencies.find(({ parent_id }) => parent_id === null);
  if (root === undefined) return null;
  const permissions = ['readComplaints', 'readFigures'] as const;
  const held = {
    role: '',
    permissions,
    agencyId: root.id,
    path: root.path,
    reach: 'below',
  } as const;
  return { kind: 'staff', staffId: 'demonstration', name: '', holdings: [held] };
}
