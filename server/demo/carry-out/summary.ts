/** What there is in the end, counted from the database and not from what was meant. */
import { type Status, statuses } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintRow } from '../../features/complaints/index.ts';
import type { Directory } from '../../features/directory/index.ts';
import { itemsOf } from '../../features/evidence/index.ts';
import { readFigures } from '../../features/figures/actions/read-figures.ts';
import { trackingCode } from '../../features/intake/index.ts';
import { isWithin } from '../../features/rights/index.ts';
import { localDay } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PlannedComplaint } from '../plan.ts';
import type { Found } from './found.ts';
import { auditorOf } from './remembered.ts';

export type Summary = {
  readonly window: { readonly from: Date; readonly to: Date };
  /** How many stand in each status. */
  readonly standing: Record<Status, number>;
  /** What was done in the time of the demonstration, by the names of event figures. */
  readonly done: Record<string, number>;
  /** Replies of the plan that use a photo again, and those of them that were found out. */
  readonly reused: { readonly offered: number; readonly caught: number };
  /** Worth a look: one of each kind, where there is one. */
  readonly examples: readonly { what: string; number: string; code: string }[];
};

type Filed = {
  readonly plans: readonly PlannedComplaint[];
  readonly filed: Found;
  readonly directory: Directory;
  readonly window: { readonly from: Date; readonly to: Date };
};

export async function summarise(ctx: Ctx, about: Filed): Promise<Summary> {
  const { filed, directory, window } = about;
  const rows = [...filed.values()];
  const zone = ctx.config.TIME_ZONE;
  const period = { from: localDay(window.from, zone), to: localDay(window.to, zone) };
  const reader = { ...auditorOf(directory)! };
  return {
    window,
    standing: Object.fromEntries(
      statuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
    ) as Record<Status, number>,
    done: await readFigures(ctx, reader, period),
    reused: await reusedPhotos(ctx, about),
    examples: examplesOf(ctx, about),
  };
}

async function reusedPhotos({ db }: Ctx, { plans, filed }: Filed) {
  let offered = 0;
  let caught = 0;
  for (const { no, steps } of plans) {
    const again = steps.filter(
      (step) => step.verb === 'answer' && step.photos.some(({ reuse }) => reuse !== undefined),
    ).length;
    const row = filed.get(no);
    if (again === 0 || row === undefined) continue;
    const items = await itemsOf(db, row);
    const replies = new Set(
      items.filter(({ because }) => because === 'used_before').map(({ reply_no }) => reply_no),
    );
    offered += again;
    caught += replies.size;
  }
  return { offered, caught };
}

const isLate =
  (now: Date) =>
  ({ due_at }: ComplaintRow): boolean =>
    due_at !== null && due_at < now;

/** Preferably of the governorate whose people have demonstration sign-ins. */
function examplesOf(ctx: Ctx, { plans, filed, directory, window }: Filed): Summary['examples'] {
  const home = directory.agencyByCode('gov-bns')?.path ?? '/';
  const rows = plans.flatMap(({ no }) => filed.get(no) ?? []);
  const near = (row: ComplaintRow) => isWithin(row.judge_path ?? row.holder_path, home);
  const wanted: [what: string, status: Status, also?: (row: ComplaintRow) => boolean][] = [
    ['settled, waiting for the person', 'settled'],
    ['answered, waiting for the judge', 'answered'],
    ['asked, waiting for the person', 'incomplete'],
    [
      'dismissed, may be appealed against',
      'dismissed',
      ({ appeal_until }) => appeal_until !== null,
    ],
    ['closed, confirmed with five of five', 'closed', ({ grade }) => grade === 5],
    ['received, to be examined', 'received'],
    ['late, and its page says so', 'in_progress', isLate(window.to)],
    ['something is in its way', 'in_progress', ({ obstacle_id }) => obstacle_id !== null],
  ];
  const key = ctx.sealing.keyFor('tracking-code');
  return wanted.flatMap(([what, status, also = () => true]) => {
    const fitting = rows.filter((row) => row.status === status && !row.confidential && also(row));
    const row = fitting.findLast(near) ?? fitting.at(-1);
    if (row === undefined) return [];
    const { number, code_generation } = row;
    return [{ what, number, code: trackingCode(key, number, code_generation) }];
  });
}
