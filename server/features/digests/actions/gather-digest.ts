import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { countWaitingApprovals } from '../../approvals/index.ts';
import { countWaitingOpenings, isConfidential } from '../../custody/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { outlineObstacles } from '../../obstacles/index.ts';
import { type Outline, outlineViews } from '../../queue/index.ts';
import type { Staff } from '../../rights/index.ts';
import type { Digest, DigestLine, DigestSection } from '../rules/digest.ts';
import { partsOf } from '../rules/parts-of.ts';

/** Nothing is counted beyond this. */
const upTo = 200;
/** Complaints or obstacles of each kind that are named. */
const most = 5;

const views = ['overdue', 'dueToday', 'returned', 'appeals', 'risen'] as const;

/**
 * What waits for somebody now, by the lists of their desk and nothing else: what they may not see there is
 * not here. Numbers, subjects and times only; nothing that people wrote, and of what is confidential not
 * even the subject, because mail is read by others than whom it is for.
 *
 * @param atWork ids of the agencies that work that day
 */
export async function gatherDigest(
  ctx: Ctx,
  acting: Staff,
  atWork: ReadonlySet<number>,
): Promise<Digest> {
  const directory = await readDirectory(ctx.db);
  const parts = [];
  const found = partsOf(acting.holdings, atWork);
  for (const { agencyId, holdings } of found) {
    const { code } = directory.agency(agencyId);
    const only = found.length > 1 ? code : null;
    const there = { ...acting, holdings };
    const outlines = await outlineViews(ctx, there, views, { upTo, most });
    const obstacles = await obstacleSections(ctx, there, directory);
    const sections = [...outlines.map((one) => viewSection(one, only, directory)), ...obstacles];
    if (sections.length > 0) parts.push({ agency: nameOf(directory, agencyId), sections });
  }
  return { parts, own: await ownSections(ctx, acting) };
}

function viewSection(
  { key, query, lines, count, more }: Outline,
  only: string | null,
  directory: Directory,
): DigestSection {
  // What rose is not narrowed: it may be held elsewhere.
  const narrowed = only === null || key === 'risen' ? query : `${query}&agency=${only}`;
  return {
    ...{ key: key as (typeof views)[number], count, more, path: `/desk?${narrowed}` },
    lines: lines.map((line): DigestLine => {
      const time = line.why.find(({ code }) => code === 'overdue' || code === 'due');
      const { number, category_id } = line;
      const secret = isConfidential(line, directory);
      return {
        ...{ number, path: `/desk/complaints/${number}`, obstacle: null, day: null },
        ...{ confidential: secret, agency: nameOf(directory, line.holder_id) },
        subject: secret || category_id === null ? null : named(directory.category(category_id)),
        time: time === undefined ? null : timeOf(time),
      };
    }),
  };
}

function timeOf({ code, params }: Outline['lines'][number]['why'][number]): DigestLine['time'] {
  const { minutes, dayMinutes } = params;
  return {
    ...{ late: code === 'overdue', minutes: Number(minutes), dayMinutes: Number(dayMinutes) },
  };
}

async function obstacleSections(
  ctx: Ctx,
  acting: Staff,
  directory: Directory,
): Promise<DigestSection[]> {
  const { toDecide, decided } = await outlineObstacles(ctx, acting, { upTo, most });
  const zone = ctx.config.TIME_ZONE;
  const section = (key: 'toDecide' | 'decided', { count, more, first }: typeof toDecide) => ({
    ...{ key, count, more, path: '/desk/obstacles' },
    lines: first.map((row) => ({
      ...{ number: null, path: `/desk/obstacles/${row.id}`, subject: null, confidential: false },
      ...{ obstacle: row.kind as ObstacleKind, agency: nameOf(directory, row.agency_id) },
      ...{ time: null, day: row.decided_for ?? (row.due_at && localDay(row.due_at, zone)) },
    })),
  });
  return [section('toDecide', toDecide), section('decided', decided)].filter(
    ({ count }) => count > 0,
  );
}

/** What waits for a person and for no agency of theirs. */
async function ownSections(ctx: Ctx, acting: Staff): Promise<DigestSection[]> {
  const [approvals, openings] = await Promise.all([
    countWaitingApprovals(ctx, acting, upTo),
    countWaitingOpenings(ctx, acting, upTo),
  ]);
  const section = (key: 'approvals' | 'openings', found: number, path: string) => ({
    ...{ key, count: Math.min(found, upTo), more: found > upTo, path, lines: [] },
  });
  return [
    section('approvals', approvals, '/desk/administration/approvals'),
    section('openings', openings, '/desk/openings'),
  ].filter(({ count }) => count > 0);
}

const named = (row: { name_ar: string; name_en: string }): Bilingual => ({
  ...{ ar: row.name_ar, en: row.name_en },
});
const nameOf = (directory: Directory, id: number) => named(directory.agency(id));
