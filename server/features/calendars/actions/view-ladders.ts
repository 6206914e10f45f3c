import {
  type AgencyLadders,
  type LadderClock,
  type LadderLine,
  type LadderView,
  ladderClocks,
} from '@insaf/contract/ladders.ts';
import { type Priority, priorities } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  type Allowance,
  allowances,
  idsOf,
  knownCalendars,
  ladderFor,
  lineOf,
  stepsOf,
  type Targets,
  targetsFor,
} from '../../deadlines/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { namesOfStaff } from '../queries.ts';
import { readableAgency } from '../rules/may-declare.ts';
import { named } from '../rules/views.ts';

const mostLines = 50;

/**
 * Who is told when the clocks of an agency run out: for each clock and priority the ladder that counts, where
 * its recipients are found and whose ladder it is; and what was set for the agency itself so far.
 *
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function viewLadders(ctx: Ctx, acting: Acting, code: string): Promise<AgencyLadders> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  const times = new Map(
    await Promise.all(
      priorities.map(async (priority) => {
        const about = { initiativeId: null, categoryId: null, kind: 'complaint' };
        const subject = { agencyId: agency.id, ...about, priority };
        return [priority, await targetsFor(ctx.db, subject)] as const;
      }),
    ),
  );
  const ladders = ladderClocks.flatMap((clock) =>
    prioritiesOf(clock).map((priority): LadderView => {
      const time = timeOf(clock, times.get(priority ?? 'ordinary')!);
      return {
        ...{ clock, priority },
        ...{ minutes: time?.minutes ?? null, roundTheClock: time?.roundTheClock ?? false },
        ...counting(directory, agency, clock, priority ?? 'ordinary'),
      };
    }),
  );
  return {
    agency: named(agency),
    ladders,
    lines: await linesSet(ctx, directory, agency),
  };
}

/** The time that a ladder is climbed in, and after; a promised day has none. */
function timeOf(clock: LadderClock, targets: Targets): Allowance | null {
  if (clock === 'promise') return null;
  if (clock === 'obstacle') return { minutes: allowances.obstacle, roundTheClock: false };
  return targets[clock];
}

/** An obstacle has no priority: it may keep many complaints from being worked on. */
export function prioritiesOf(clock: LadderClock): readonly (Priority | null)[] {
  return clock === 'obstacle' ? [null] : priorities;
}

function counting(directory: Directory, agency: AgencyRow, clock: LadderClock, priority: Priority) {
  const { ladders } = knownCalendars(directory, null);
  const layers = idsOf(agency.path).map((id) => ladders.get(id) ?? []);
  const line = lineOf(layers, clock, priority);
  const rungs = ladderFor(directory, agency.id, clock, priority, null);
  return {
    steps: stepsOf(layers, clock, priority).map((step, at) => ({
      percent: 'percent' in step ? step.percent : null,
      overdue: 'overdue' in step ? step.overdue : null,
      tells: step.tells,
      told: (rungs.find(({ no }) => no === at + 1)?.tells ?? []).map(({ to, agencyId }) => ({
        to,
        agency: named(directory.agency(agencyId)),
      })),
    })),
    line: line?.agency_id === agency.id ? line.id : null,
    from: line === undefined ? null : named(directory.agency(line.agency_id)),
    forAll: line?.priority === null,
  };
}

/** What was set for the agency itself, the latest first, each until when it counted. */
async function linesSet(ctx: Ctx, directory: Directory, { id }: AgencyRow): Promise<LadderLine[]> {
  const lines = directory.ladders.filter((line) => line.agency_id === id).toReversed();
  const shown = lines.slice(0, mostLines);
  const names = await namesOfStaff(ctx.db, [
    ...new Set(shown.flatMap(({ staff_id }) => staff_id ?? [])),
  ]);
  return shown.map((line) => {
    const later = lines.findLast(
      (other) =>
        other.id > line.id && other.clock === line.clock && other.priority === line.priority,
    );
    return {
      id: line.id,
      clock: line.clock as LadderClock,
      priority: line.priority as LadderLine['priority'],
      steps: line.steps as LadderLine['steps'],
      declaredAt: line.declared_at.toISOString(),
      until: later?.declared_at.toISOString() ?? null,
      by: line.staff_id === null ? null : (names.get(line.staff_id) ?? null),
    };
  });
}
