import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { othersFor, presenceKey, presencesOf } from '../../presence/index.ts';
import { audiencesOf } from '../../readers/index.ts';
import type { Said } from '../events.ts';
import { eventsFrom, type Prepared } from './events-from.ts';

/**
 * Looks up, in a few statements for any number of things said, who may read what they are about, so that
 * each reader's part is then decided in memory.
 */
export async function prepareEvents(ctx: Ctx, said: readonly Said[]): Promise<Prepared[]> {
  const { db, sealing } = ctx;
  const numbers = [...new Set(said.map(([, number]) => number))];
  const [directory, audiences] = await Promise.all([readDirectory(db), audiencesOf(db, numbers)]);
  const opened = new Set(said.flatMap(([kind, number]) => (kind === 'p' ? [number] : [])));
  const looked = [...audiences.values()].filter(({ number }) => opened.has(number));
  const presences = looked.length === 0 ? [] : await presencesOf(db, looked, ctx.clock());
  const byNumber = Map.groupBy(presences, (row) => row.complaint_number);
  const onComplaint = (number: string) => byNumber.get(number) ?? [];
  const known = {
    audienceOf: (number: string) => audiences.get(number),
    agencyOf: (id: number) => {
      const { code, name_ar: ar, name_en: en } = directory.agency(id);
      return { code, name: { ar, en }, path: directory.successorOf(id).path };
    },
    presentOn: (number: string) => onComplaint(number).map((row) => row.staff_id),
    othersFor: (acting: Parameters<typeof othersFor>[0], number: string) =>
      othersFor(acting, onComplaint(number), directory.agency, presenceKey(sealing, number)),
  };
  return said.flatMap((one) => eventsFrom(one, known));
}
