import type { AgencyKind, ListedAgency } from '@insaf/contract/agencies.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { findAgencies, indexForSearch, type SearchIndex } from '../rules/search-agencies.ts';
import { listedAgencyView } from '../rules/views.ts';

const indexes = new WeakMap<Directory, SearchIndex>();

/** Made once for each state of the directory. */
function indexOf(directory: Directory): SearchIndex {
  let index = indexes.get(directory);
  if (index === undefined) {
    index = indexForSearch(
      directory.agencies.map((agency) => ({
        code: agency.code,
        kind: agency.kind,
        path: agency.path,
        parentCode: agency.parent_id === null ? null : directory.agency(agency.parent_id).code,
        active: agency.active,
        names: [
          { ar: agency.name_ar, en: agency.name_en },
          ...directory.formerNamesOf(agency.id).map(({ name }) => name),
        ].flatMap(({ ar, en }) => [ar, en]),
      })),
    );
    indexes.set(directory, index);
  }
  return index;
}

/**
 * A page of agencies: the children of `parent`; or those that have the words, below `parent` when it is
 * named as well; or all. `after` is the code that ended the page before.
 *
 * @throws Refusal `unknown_agency` of `parent`, or of an `after` that is not in the list
 */
export async function listAgencies(
  ctx: Ctx,
  asked: {
    parent?: string | undefined;
    words?: string | undefined;
    kind?: AgencyKind | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<{ agencies: ListedAgency[]; next: string | null }> {
  const directory = await readDirectory(ctx.db);
  const { words, kind } = asked;
  const parent = asked.parent === undefined ? undefined : directory.agencyByCode(asked.parent);
  if (asked.parent !== undefined && parent === undefined) {
    throw new Refusal('unknown_agency', { field: 'parent' });
  }
  const codes = findAgencies(indexOf(directory), { words, parent, kind });
  const before = asked.after === undefined ? -1 : codes.indexOf(asked.after);
  if (asked.after !== undefined && before === -1) {
    throw new Refusal('unknown_agency', { field: 'after' });
  }
  const page = codes.slice(before + 1, before + 1 + asked.limit);
  const more = before + 1 + page.length < codes.length;
  return {
    agencies: page.map((code) => listedAgencyView(directory, directory.agencyByCode(code)!)),
    next: more ? (page.at(-1) ?? null) : null,
  };
}
