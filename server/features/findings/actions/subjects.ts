import type { Directory } from '../../directory/index.ts';
import { agencyOf } from '../../figures/index.ts';
import { agencyNamed, type Scope } from '../../review/index.ts';
import type { About, Named } from '../rules/about.ts';

/** The agencies that a review speaks of: each right below the one that is asked for, and that one itself. */
export type Subjects = {
  /** Of an agency's path on some day; null of one outside the review. */
  readonly ofPath: (path: string) => number | null;
  readonly ofAgency: (id: number) => number | null;
  readonly named: (id: number) => Named;
};

export function subjectsOf({ agency, below, tree }: Scope, directory: Directory): Subjects {
  const start = agency.path.length;
  const under = (path: string): number | null => {
    if (!path.startsWith(agency.path)) return null;
    if (path === agency.path) return agency.id;
    return below ? Number(path.slice(start, path.indexOf('/', start))) : null;
  };
  const ofAgency = (id: number) => under(directory.successorOf(id).path);
  return {
    ofPath: (path) => {
      if (tree === 'today') return ofAgency(agencyOf(path));
      // On that day the agency itself may have stood elsewhere.
      const [, ...after] = `${path}`.split(`/${agency.id}/`);
      return after.length === 0 ? null : under(`${agency.path}${after.join(`/${agency.id}/`)}`);
    },
    ofAgency,
    named: (id) => agencyNamed(directory.agency(id)),
  };
}

/** A category by its id; that of complaints without one is not spoken of. */
export function categoryNamed(directory: Directory, id: string | number): About['category'] {
  if (id === '' || id === 0) return undefined;
  const { code, name_ar: ar, name_en: en } = directory.category(Number(id));
  return { code, name: { ar, en } };
}

export function placeNamed(directory: Directory, id: number): Named {
  const { code, name_ar: ar, name_en: en } = directory.place(id);
  return { code, name: { ar, en } };
}

/** The parts of a stand: the path of the agency, and the id of the category or 0. */
export function partsOfStand(stand: string): { path: string; categoryId: number } {
  const end = stand.lastIndexOf('/') + 1;
  return { path: stand.slice(0, end), categoryId: Number(stand.slice(end)) };
}
