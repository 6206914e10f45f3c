import { randomUUID } from 'node:crypto';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { changeMeeting, closeMeeting, prepareMeeting } from '../../features/meetings/index.ts';
import type { Staff } from '../../features/rights/index.ts';
import { actingAs, staffByEmail } from '../../features/staff/index.ts';
import { localDay } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/context.ts';

const rapporteur = 'rapporteur.bns@insaf.example';
const agency = 'gov-bns';

const point = (side: MeetingPoint['side'], textAr: string, textEn: string): MeetingPoint => ({
  ...{ point: randomUUID(), side, finding: null, textAr, textEn, dropped: false },
});

const points = () => [
  point(
    'well',
    'ورد في الفترة {cohort.received} شكوى، وحُسم منها بعد مراجعة أدلتها {rate.verified.received}.',
    '{cohort.received} complaints were received in the period; {rate.verified.received} of them were settled with verified evidence.',
  ),
  point(
    'obstacle',
    'تجاوزت المهلة {cohort.overdue} شكوى مما ورد، وكانت {before.cohort.overdue} في الفترة السابقة.',
    '{cohort.overdue} of those received ran over their time; in the period before it was {before.cohort.overdue}.',
  ),
  point(
    'recommendation',
    'تعرض كل وحدة محلية في الاجتماع القادم ما لم ينته من شكاواها، وعددها الآن {standing.open_at_end}.',
    'Each local unit presents at the next meeting what of its complaints is open, {standing.open_at_end} in all.',
  ),
];

/**
 * Two meetings of a governorate's committee: one of the last month that is over, closed, and one that is being
 * prepared for the days since. Once; what becomes of them stays.
 *
 * @param end of the demonstration
 */
export async function holdMeetings(ctx: Ctx, end: Date): Promise<void> {
  const member = await staffByEmail(ctx.db, rapporteur);
  const acting = member === undefined ? null : await actingAs(ctx, member.id);
  if (acting === null) return;
  const today = localDay(end, ctx.config.TIME_ZONE);
  const held = {
    ...{ title: 'اجتماع اللجنة العليا الشهري', place: 'قاعة الاجتماعات بالديوان العام' },
    ...{
      heldAt: end.toISOString(),
      asked: { ...monthBefore(today), agency, tree: 'day' as const },
    },
  };
  const closed = await write(ctx, acting, held);
  await closeMeeting(ctx, acting, closed);
  await write(ctx, acting, {
    ...{ title: 'اجتماع اللجنة العليا القادم', place: '', heldAt: null },
    asked: { from: `${today.slice(0, 8)}01`, to: today, agency, tree: 'day' },
  });
}

type Held = Parameters<typeof prepareMeeting>[2];

async function write(ctx: Ctx, acting: Staff, held: Held) {
  const { id, version } = await prepareMeeting(ctx, acting, held);
  await changeMeeting(ctx, acting, id, { ...held, version, points: points() });
  return { id, version: version + 1 };
}

/** The first and the last day of the month before that of a day. */
function monthBefore(today: string): { readonly from: string; readonly to: string } {
  const last = new Date(`${today.slice(0, 8)}01T00:00:00Z`);
  last.setUTCDate(0);
  const to = last.toISOString().slice(0, 10);
  return { from: `${to.slice(0, 8)}01`, to };
}
