import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { officersAt } from '../../staff/index.ts';
import { changesOf } from '../queries.ts';
import { assertManages } from '../rules/may-manage.ts';
import { type AgencyPage, agencyPageView } from '../rules/views.ts';

type Officer = Awaited<ReturnType<typeof officersAt>>[number];

/**
 * An agency with those above and below it. Staff also see who heads it and who its complaints officers
 * are; the public does not.
 *
 * @throws Refusal `not_found`
 */
export async function readAgency(ctx: Ctx, acting: Acting, code: string): Promise<AgencyPage> {
  const directory = await readDirectory(ctx.db);
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('not_found');
  const manage = holdingFor(acting, 'manageAgencies', agency.path) !== null;
  const page = agencyPageView(directory, agency, { manage });
  if (acting.kind !== 'staff') return page;
  const officers = await officersAt(ctx.db, agency.id);
  const managesThem = holdingFor(acting, 'manageStaff', agency.path) !== null;
  const leads = (officer: Officer) => officer.permissions.includes('leadAgency');
  const answers = (officer: Officer) => officer.permissions.includes('answer') && !leads(officer);
  const named = (isOne: (officer: Officer) => boolean) => {
    const found = officers.filter(isOne).map(({ id, name }) => [id, name] as const);
    return [...new Map(found)].map(([id, name]) => (managesThem ? { name, id } : { name }));
  };
  return { ...page, heads: named(leads), complaintsOfficers: named(answers) };
}

/**
 * What was changed in an agency, the latest first.
 *
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function readAgencyHistory(ctx: Ctx, acting: Acting, code: string) {
  const agency = (await readDirectory(ctx.db)).agencyByCode(code);
  if (agency === undefined) throw new Refusal('not_found');
  assertManages(acting, agency.path);
  const changes = await changesOf(ctx.db, agency.id);
  return changes.map(({ at, what, by, before, after }) => ({
    at: at.toISOString(),
    what: what as 'created',
    by,
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown> | null,
  }));
}
