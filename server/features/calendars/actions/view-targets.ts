import type { AgencyTargets, TargetLine } from '@insaf/contract/targets.ts';
import { priorities } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { idsOf, knownCalendars, targetsFor } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { namesOfStaff } from '../queries.ts';
import { readableAgency } from '../rules/may-declare.ts';
import { named } from '../rules/views.ts';

/**
 * How long each step may take at an agency, for each priority, and the lines that say so: its own first,
 * then those of the agencies above it.
 *
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function viewTargets(ctx: Ctx, acting: Acting, code: string): Promise<AgencyTargets> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  const { targets } = knownCalendars(directory, null);
  const lines = idsOf(agency.path)
    .toReversed()
    .flatMap((id) => targets.get(id) ?? []);
  const names = await namesOfStaff(ctx.db, [
    ...new Set(lines.flatMap(({ staff_id }) => staff_id ?? [])),
  ]);
  const counts = await Promise.all(
    priorities.map(async (priority) => {
      const about = { initiativeId: null, categoryId: null, kind: 'complaint' };
      const subject = { agencyId: agency.id, ...about, priority };
      return { priority, ...(await targetsFor(ctx.db, subject)) };
    }),
  );
  const [{ supplyDays, supplyCapDays, objectionDays, appealDays }] = counts as [
    (typeof counts)[number],
  ];
  return {
    agency: named(agency),
    counts,
    days: {
      ...{ supply: supplyDays, supply_cap: supplyCapDays },
      ...{ objection: objectionDays, appeal: appealDays },
    },
    lines: lines.map((line) => {
      const category = line.category_id === null ? null : directory.category(line.category_id);
      const initiative =
        line.initiative_id === null ? null : directory.initiative(line.initiative_id);
      return {
        id: line.id,
        step: line.step as TargetLine['step'],
        agency: named(directory.agency(line.agency_id)),
        own: line.agency_id === agency.id,
        initiative: initiative === null ? null : named(initiative),
        category: category === null ? null : named(category),
        kind: line.kind as TargetLine['kind'],
        priority: line.priority as TargetLine['priority'],
        minutes: line.minutes,
        roundTheClock: line.round_the_clock,
        days: line.days,
        declaredAt: line.declared_at.toISOString(),
        by: line.staff_id === null ? null : (names.get(line.staff_id) ?? null),
      };
    }),
    can: { set: true, setDays: agency.parent_id === null },
  };
}
