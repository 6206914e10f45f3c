import { setTimeout } from 'node:timers/promises';
import type { MeetingPoint, MeetingView } from '../contract/meetings.ts';
import type { Api } from './staff.ts';

/** Ids of the meetings of a committee: one being prepared, and one that was closed. */
export type MeetingsInWorld = { readonly prepared: string; readonly closed: string };

const point = (side: MeetingPoint['side'], textAr: string, textEn: string): MeetingPoint => ({
  ...{ point: crypto.randomUUID(), side, finding: null, textAr, textEn, dropped: false },
});

/** A meeting of this year, one of last July that is closed, and one that was only begun. */
export async function furnishMeetings(api: Api): Promise<MeetingsInWorld> {
  const rapporteur = api.as('rapporteur.bns');
  const year = new Date().getUTCFullYear();
  const begin = (title: string, from: string, to: string) =>
    rapporteur.post<MeetingView>('/meetings', {
      ...{ title, place: 'قاعة الاجتماعات بالديوان العام' },
      asked: { from, to, agency: 'gov-bns' },
    });
  const write = ({ id, version, title, place, heldAt, asked }: MeetingView) =>
    rapporteur.put<MeetingView>(`/meetings/${id}`, {
      ...{ version, title, place, heldAt, asked },
      points: [
        point(
          'well',
          'ورد في الفترة {cohort.received} شكوى، حُسم منها {rate.verified.received} بعد مراجعة أدلتها.',
          '{cohort.received} complaints were received; {rate.verified.received} were settled with verified evidence.',
        ),
        point(
          'recommendation',
          'تعرض كل وحدة محلية في الاجتماع القادم ما لم ينته من شكاواها.',
          'Each local unit presents what of its complaints is open.',
        ),
      ],
    });
  await begin('اجتماع لم يُكتب فيه شيء', `${year}-01-01`, `${year}-01-31`);
  const prepared = await write(
    await begin('اجتماع اللجنة العليا لمتابعة شكاوى المواطنين', `${year}-01-01`, `${year}-12-31`),
  );
  const past = await write(
    await begin('اجتماع اللجنة العليا لشهر أغسطس', `${year - 1}-07-01`, `${year - 1}-08-05`),
  );
  const close = () =>
    rapporteur.post(`/meetings/${past.id}/close`, { version: past.version }).then(
      () => true,
      () => false,
    );
  // What was done in the past is counted by a job, within seconds of the first start.
  for (let tries = 0; !(await close()); tries += 1) {
    if (tries > 60) throw new Error('the meeting cannot be closed');
    await setTimeout(500);
  }
  return { prepared: prepared.id, closed: past.id };
}
