import { readDirectory } from '../features/directory/index.ts';
import { hasTargets, setTargets } from '../features/indicators/index.ts';
import { localDay } from '../platform/clock.ts';
import type { Ctx } from '../platform/context.ts';

/** What all agencies are to reach in the year, and one governorate of its own accord. */
const targets = [
  { indicator: 'answered', agency: 'cabinet', value: 0.85 },
  { indicator: 'removed', agency: 'cabinet', value: 0.6 },
  { indicator: 'verified', agency: 'cabinet', value: 0.7 },
  { indicator: 'confirmed', agency: 'cabinet', value: 0.35 },
  { indicator: 'overdue', agency: 'cabinet', value: 0.15 },
  { indicator: 'handed-back', agency: 'cabinet', value: 0.1 },
  { indicator: 'verified', agency: 'gov-bns', value: 0.75 },
  { indicator: 'overdue', agency: 'gov-bns', value: 0.12 },
] as const;

/** Targets of this year for trying the system out, where nobody has set any yet. */
export async function loadDemonstrationTargets(
  ctx: Ctx,
  say: (line: string) => void,
): Promise<void> {
  const { agencyByCode } = await readDirectory(ctx.db);
  const year = Number(localDay(ctx.clock(), ctx.config.TIME_ZONE).slice(0, 4));
  if (await hasTargets(ctx.db, year)) return;
  let changed = 0;
  for (const target of targets) {
    if (agencyByCode(target.agency) === undefined) continue;
    const set = await setTargets(
      ctx,
      { kind: 'system', job: 'demonstration' },
      { ...target, year },
    );
    changed += set.changed;
  }
  if (changed > 0) say(`Demonstration targets of ${year}: ${changed} set`);
}
