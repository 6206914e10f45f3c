import type { FigureReach } from '@insaf/contract/figures.ts';
import type { Tree } from '@insaf/contract/review.ts';
import type { AgencyRow, Directory, InitiativeRow } from '../../directory/index.ts';

/** Whose figures are read, by which tree, and whether with all below. */
export type Scope = {
  readonly agency: AgencyRow;
  readonly below: boolean;
  readonly tree: Tree;
};

/** Figures of an agency, itself or what lies below it, that are added up under a key. */
export type Cell = { readonly key: string; readonly agencyId: number; readonly reach: FigureReach };

export const wholeKey = 'whole';

/** What makes up the whole of a scope. */
export function cellsOf({ agency, below, tree }: Scope, directory: Directory): Cell[] {
  if (tree === 'day') return branch(wholeKey, agency.id, below);
  return directory.agencies.flatMap(({ id }) => {
    const now = directory.successorOf(id);
    const isIn = below ? now.path.startsWith(agency.path) : now.id === agency.id;
    return isIn ? [own(wholeKey, id)] : [];
  });
}

/** The agency itself and each that stands right below it today, under its id as key. */
export function cellsBelow({ agency, tree }: Scope, directory: Directory): Cell[] {
  const children = directory.childrenOf(agency.id);
  if (tree === 'day') {
    const rows = children.flatMap(({ id }) => branch(String(id), id, true));
    return [own(String(agency.id), agency.id), ...rows];
  }
  return directory.agencies.flatMap(({ id }) => {
    const now = directory.successorOf(id);
    if (now.id === agency.id) return [own(String(agency.id), id)];
    const child = children.find(({ path }) => now.path.startsWith(path));
    return child === undefined ? [] : [own(String(child.id), id)];
  });
}

/** An initiative with the agency that supervises it. */
export function initiativeNamed(
  directory: Directory,
  { code, name_ar: ar, name_en: en, supervisor_id }: InitiativeRow,
) {
  const supervisor = agencyNamed(directory.agency(supervisor_id));
  return { code, name: { ar, en }, supervisor };
}

export function agencyNamed({ code, name_ar: ar, name_en: en }: AgencyRow) {
  return { code, name: { ar, en } };
}

const own = (key: string, agencyId: number): Cell => ({ key, agencyId, reach: 'own' });
const branch = (key: string, id: number, below: boolean): Cell[] =>
  below ? [own(key, id), { key, agencyId: id, reach: 'under' }] : [own(key, id)];
