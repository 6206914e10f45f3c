import { fewestGrades, gradedFigures } from '@insaf/contract/figures.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import {
  type Acting,
  type Holding,
  holdingFor,
  holdingsWith,
  isWithin,
} from '../../rights/index.ts';
import { type Summed, sumEvents } from '../queries.ts';
import { spansOf } from '../rules/spans.ts';

/**
 * What was done in a period: at an agency and below it or, when none is named, wherever the reader's roles
 * reach. A role that reaches its agency alone reads that agency alone. Figures that are none are left out.
 *
 * @param asked days as `2026-07-01`, both included, in the installation's zone
 * @throws Refusal `unknown_agency`, `not_permitted`, `invalid_input` when the period ends before it begins
 */
export async function readFigures(
  ctx: Ctx,
  acting: Acting,
  asked: { from: string; to: string; agency?: string | undefined },
): Promise<Record<string, number>> {
  if (asked.to < asked.from) throw new Refusal('invalid_input', { field: 'to' });
  const summed = await summedFor(ctx, acting, asked.agency);
  const counted = await sumEvents(ctx.db, summed, spansOf(asked.from, asked.to));
  return Object.fromEntries(
    Object.entries(withoutFewGrades(counted)).filter(([, count]) => count !== 0),
  );
}

/** Fewer than five answers would tell whose they are. */
function withoutFewGrades(counted: Readonly<Record<string, number>>): Record<string, number> {
  const answered = gradedFigures.reduce((sum, figure) => sum + (counted[figure] ?? 0), 0);
  if (answered >= fewestGrades) return counted;
  return { ...counted, ...Object.fromEntries(gradedFigures.map((figure) => [figure, 0])) };
}

async function summedFor(ctx: Ctx, acting: Acting, code: string | undefined): Promise<Summed[]> {
  const held = holdingsWith(acting, 'readFigures');
  if (code === undefined) {
    if (held.length === 0) throw new Refusal('not_permitted');
    return apart(held).map(({ agencyId, reach }) => summed(agencyId, reach === 'below'));
  }
  const agency = (await readDirectory(ctx.db)).agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  const holding = holdingFor(acting, 'readFigures', agency.path);
  if (holding === null) throw new Refusal('not_permitted', { field: 'agency' });
  const below = held.some(({ path, reach }) => reach === 'below' && isWithin(agency.path, path));
  return [summed(agency.id, below)];
}

const summed = (agencyId: number, below: boolean): Summed => ({
  agencyId,
  reaches: below ? ['own', 'under'] : ['own'],
});

/** Holdings of which none is reached by another, so that nothing is counted twice. */
function apart(held: readonly Holding[]): Holding[] {
  const widest = [...held].sort(
    (a, b) => Number(a.reach === 'alone') - Number(b.reach === 'alone'),
  );
  return widest.filter(
    ({ path, agencyId }, index) =>
      !widest.some((other, at) => {
        if (at === index) return false;
        if (other.agencyId === agencyId) return at < index;
        return other.reach === 'below' && isWithin(path, other.path);
      }),
  );
}
