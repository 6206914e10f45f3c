import type { Mentionable } from '@insaf/contract/notes.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { actsAs, audiencesOf, readersOf } from '../../readers/index.ts';
import type { Staff } from '../../rights/index.ts';
import { findPeople } from '../rules/find-people.ts';

const most = 20;

/** Who else may read the complaint and has such a name; those of one's own agency first. */
export async function listMentionable(
  ctx: Ctx,
  acting: Staff,
  number: string,
  words: string,
): Promise<Mentionable[]> {
  const directory = await readDirectory(ctx.db);
  if ((await readComplaint(ctx.db, acting, number)) === undefined) throw new Refusal('not_found');
  const audience = (await audiencesOf(ctx.db, [number])).get(number)!;
  const own = actsAs(acting, audience);
  const readers = (await readersOf({ db: ctx.db, now: ctx.clock() }, audience))
    .filter(({ id }) => id !== acting.staffId)
    .map((reader) => ({ ...reader, agencyPath: directory.agency(reader.agencyId).path }));
  const nearPath = own === null ? '' : directory.agency(own).path;
  return findPeople(readers, words, { nearPath, most }).map(({ id, name, agencyId }) => {
    const { code, name_ar: ar, name_en: en } = directory.agency(agencyId);
    return { id, name, agency: { code, name: { ar, en } } };
  });
}
