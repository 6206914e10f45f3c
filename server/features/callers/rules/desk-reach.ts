import { refersInto } from '../../referrals/index.ts';
import { type Acting, holdingsWith, isWithin } from '../../rights/index.ts';

type Agency = {
  readonly id: number;
  readonly path: string;
  readonly kind: string;
  readonly parent_id: number | null;
};

/** What the rule needs of the tree of agencies. */
export type Tree = {
  readonly agencies: readonly Agency[];
  readonly agency: (id: number) => Agency;
  readonly successorOf: (id: number) => Agency;
};

/** Which complaints a desk may tell a caller of: held in, or registered in, one of these parts of the tree. */
export type DeskReach = {
  readonly parts: readonly { readonly path: string; readonly below: boolean }[];
  /** Agencies for which the one at the desk works: what is filed against them stays unseen. */
  readonly ownAgencies: readonly number[];
};

/**
 * What a desk that registers for people serves: what its agency may refer into. The central office serves
 * the whole tree, a governorate's diwan and its technological centre the governorate, a citizen service
 * office the agency whose office it is, any other agency itself and what lies below it.
 */
export function deskReach(acting: Acting & { kind: 'staff' }, tree: Tree): DeskReach {
  const worksFor = ({ id }: Agency) => {
    const { path } = tree.successorOf(id);
    return acting.holdings.some((holding) => isWithin(holding.path, path));
  };
  return {
    parts: holdingsWith(acting, 'registerFor').map(({ agencyId, path, reach }) =>
      reach === 'alone'
        ? { path, below: false }
        : { path: refersInto(tree.agency(agencyId), above(tree, agencyId)), below: true },
    ),
    ownAgencies: tree.agencies.filter(worksFor).map(({ id }) => id),
  };
}

/** The agencies above one, nearest first. */
function above(tree: Tree, id: number): Agency[] {
  const { parent_id } = tree.agency(id);
  return parent_id === null ? [] : [tree.agency(parent_id), ...above(tree, parent_id)];
}
