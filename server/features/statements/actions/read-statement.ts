import type { AgencyKind } from '@insaf/contract/agencies.ts';
import { sectorFor, sectorKey } from '@insaf/contract/sectors.ts';
import type { Statement, StatementQuery } from '@insaf/contract/statement.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Channel } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { words } from '../../../platform/words.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import {
  agencyNamed,
  type Counted,
  cellsBelow,
  cellsOf,
  countedSoFar,
  countFigures,
  scopeAsked,
} from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { type Branch, groupsOf, leadingOf } from '../rules/branches.ts';
import { type Cohort, cohortSum, figuresOf, ratesOf, reasonsOf } from '../rules/figures.ts';
import { type Month, monthAsked, monthsBefore } from '../rules/months.ts';
import { fourOf, sharesOf } from '../rules/shares.ts';
import { textOf } from '../rules/text.ts';

/**
 * The statement of a month of an agency and all below it, of one moment, so its parts agree.
 *
 * @throws Refusal `invalid_input` naming the month that is still to come, `unknown_agency`, `not_permitted`
 */
export async function readStatement(
  ctx: Ctx,
  acting: Acting,
  { month: asked, agency }: StatementQuery,
): Promise<Statement> {
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const now = monthAsked(asked, today);
  if (now === null) throw new Refusal('invalid_input', { field: 'month' });
  const directory = await readDirectory(ctx.db);
  const scope = scopeAsked(acting, directory, { agency, tree: 'day' });
  const { month } = now;
  const months = { now, before: monthsBefore(month, 1), lastYear: monthsBefore(month, 12) };
  const counted = await ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const whole = { cells: cellsOf(scope, directory), filters: {} };
      const stretches = [stretchOf(now, 'now')];
      return {
        progress: await countedSoFar(db),
        months: await countFigures(db, {
          ...whole,
          stretches: Object.entries(months).map(([label, each]) => stretchOf(each, label)),
        }),
        branches: scope.below
          ? await countFigures(db, { cells: cellsBelow(scope, directory), stretches, filters: {} })
          : [],
        categories: await countFigures(db, { ...whole, stretches, by: 'category' }),
        channels: await countFigures(db, { ...whole, stretches, by: 'channel' }),
      };
    });
  const cohortOf = (label: string): Cohort =>
    counted.months.find((each) => each.label === label)?.cohort ?? {};
  const headed = (name: keyof typeof months) => ({
    ...months[name],
    figures: figuresOf(cohortOf(name)),
  });
  const branches = counted.branches.map((each) => branchOf(directory, scope.agency.id, each));
  const sum = branches.reduce((all, { cohort }) => all + (cohort.referred ?? 0), 0);
  const said = {
    ...{ agency: agencyNamed(scope.agency), top: scope.agency.parent_id === null },
    ...{ below: scope.below, over: now.to < today },
    countedUntil: counted.progress.counted_until?.toISOString() ?? null,
    whole: counted.progress.counting_after === null,
    ...{ now: headed('now'), before: headed('before'), lastYear: headed('lastYear') },
    ...ratesOf(figuresOf(cohortOf('now'))),
    reasons: reasonsOf(cohortOf('now')),
    groups: groupsOf(branches),
    addsUp: !scope.below || sum === (cohortOf('now').referred ?? 0),
    leading: leadingOf(branches),
    sectors: sectorsOf(directory, counted.categories),
    channels: channelsOf(counted.channels),
  };
  const until = countedUntilDay(ctx, said);
  const textIn = (language: Language) =>
    textOf({ say: words(language), language, digits: 'latn', until }, said);
  return { ...said, text: { ar: textIn('ar'), en: textIn('en') } };
}

/** The day until which a statement is counted; today before anything is. */
export function countedUntilDay(
  ctx: Ctx,
  { countedUntil }: Pick<Statement, 'countedUntil'>,
): string {
  const at = countedUntil === null ? ctx.clock() : new Date(countedUntil);
  return localDay(at, ctx.config.TIME_ZONE);
}

const stretchOf = ({ from }: Month, label: string) => ({
  ...{ label, span: 'month' as const, first: from, last: from },
});

function branchOf(directory: Directory, above: number, { key, cohort }: Counted): Branch {
  const agency = directory.agency(Number(key));
  const kind = agency.kind as AgencyKind;
  return { agency: agencyNamed(agency), kind, itself: agency.id === above, cohort };
}

function sectorsOf(directory: Directory, rows: readonly Counted[]): Statement['sectors'] {
  const sectorOf = ({ value }: Counted) =>
    value === '' ? null : sectorFor(directory.category(Number(value)).sector);
  const sectors = [...Map.groupBy(rows, sectorOf)]
    .map(([sector, of]) => ({ sector, cohort: cohortSum(of.map(({ cohort }) => cohort)) }))
    .filter(({ cohort }) => (cohort.received ?? 0) > 0)
    .toSorted(
      (one, other) =>
        (other.cohort.received ?? 0) - (one.cohort.received ?? 0) ||
        ((one.sector ?? '') < (other.sector ?? '') ? -1 : 1),
    );
  const shares = sharesOf(sectors.map(({ cohort }) => cohort.received ?? 0));
  return sectors.map(({ sector, cohort }, at) => ({
    ...{ sector, share: shares[at]!, four: fourOf(cohort, 'received') },
    name: sector === null ? null : nameOf(sector),
  }));
}

const nameOf = (sector: string) => ({
  ar: words('ar')(sectorKey(sector)),
  en: words('en')(sectorKey(sector)),
});

function channelsOf(rows: readonly Counted[]): Statement['channels'] {
  const channels = rows
    .map(({ value, cohort }) => ({ channel: value as Channel, received: cohort.received ?? 0 }))
    .filter(({ received }) => received > 0)
    .toSorted(
      (one, other) => other.received - one.received || (one.channel < other.channel ? -1 : 1),
    );
  const shares = sharesOf(channels.map(({ received }) => received));
  return channels.map(({ channel }, at) => ({ channel, share: shares[at]! }));
}
