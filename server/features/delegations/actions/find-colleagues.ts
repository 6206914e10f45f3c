import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Staff } from '../../rights/index.ts';
import { rolesOf } from '../../staff/index.ts';
import { findPeople } from '../queries.ts';
import { mayLend, placesOfColleagues } from '../rules/may-lend.ts';
import { headedBy } from './list-delegations.ts';

/**
 * Who could stand in for a person, or whom the reader heads, by name.
 *
 * @throws Refusal `not_found` for a person whom the reader does not head
 */
export async function findColleagues(
  ctx: Ctx,
  acting: Staff,
  asked: { whom: 'substitutes' | 'headed'; staff?: string | undefined; words: string },
) {
  const { whom, staff = acting.staffId, words } = asked;
  if (whom === 'headed') {
    const headed = headedBy(acting);
    if (headed.length === 0) return { people: [] };
    const at = headed.map(({ path, reach }) => ({ path, below: reach === 'below' }));
    return { people: await findPeople(ctx.db, { words, except: acting.staffId, at, headed }) };
  }
  const roles = await rolesOf(ctx.db, [staff]);
  if (!mayLend(acting, staff, roles)) throw new Refusal('not_found');
  if (roles.length === 0) return { people: [] };
  return {
    people: await findPeople(ctx.db, { words, except: staff, at: placesOfColleagues(roles) }),
  };
}
