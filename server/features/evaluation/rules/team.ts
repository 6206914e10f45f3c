import { fewestBeside, type WorkDone } from '@insaf/contract/evaluation.ts';
import { wholeMiddle } from './middle.ts';
import type { StaffWork, VerbWork } from './work.ts';

/** Beside each thing that somebody did, how the others of the agency who did the same stand; never who. */
export function besideTeam(
  work: readonly VerbWork[],
  others: readonly Pick<StaffWork, 'work'>[],
): WorkDone[] {
  return work.map((own) => {
    const same = others.flatMap((other) => other.work.filter(({ verb }) => verb === own.verb));
    if (same.length < fewestBeside) return { ...own, team: null };
    const times = same.flatMap(({ time }) => (time === null ? [] : [time.median]));
    return {
      ...own,
      team: {
        people: same.length,
        acts: wholeMiddle(same.map(({ acts }) => acts))!,
        time: times.length < fewestBeside ? null : wholeMiddle(times),
      },
    };
  });
}
