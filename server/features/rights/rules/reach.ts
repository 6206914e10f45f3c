import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Permission, Reach } from '@insaf/contract/roles.ts';

/** A role that somebody holds at an agency; `path` is the agency's, as it is now. */
export type Holding = {
  /** Its code, for showing; what it allows are its permissions. */
  readonly role: string;
  readonly permissions: readonly Permission[];
  readonly agencyId: number;
  readonly path: string;
  readonly reach: Reach;
  /** The member of staff who lent it while they are away, on whose behalf it is used. */
  readonly lentBy?: string;
};

/** Who does something. Everything is loaded and done through one of these. */
export type Acting =
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly name: string;
      readonly holdings: readonly Holding[];
      /**
       * The one complaint whose complainant is on the line: nothing else is reached then, and what they
       * answer may be written down for them wherever it is held.
       */
      readonly callerOf?: string;
    }
  /** The system of a partner, by its key: holds what the key was given, and is nobody by name. */
  | {
      readonly kind: 'partner';
      readonly keyId: string;
      readonly name: string;
      readonly holdings: readonly Holding[];
    }
  /** Someone who showed number and code: reaches this one complaint. */
  | { readonly kind: 'complainant'; readonly number: string }
  /**
   * Someone who was sent a code to their telephone: what was filed from it is listed for them, and each is
   * opened as its complainant.
   */
  | { readonly kind: 'telephone'; readonly phoneHashes: readonly Buffer[] }
  /** Not signed in. */
  | { readonly kind: 'anyone' }
  /** A job, named; it makes those moves which are named too, and no other. */
  | { readonly kind: 'system'; readonly job: string; readonly moves?: readonly Verb[] };

export type Staff = Extract<Acting, { kind: 'staff' }>;
export type Partner = Extract<Acting, { kind: 'partner' }>;

/** Whether it is by a holding that somebody acts: staff, and the systems of partners. */
export function actsByHolding(acting: Acting): acting is Staff | Partner {
  return acting.kind === 'staff' || acting.kind === 'partner';
}

/** What the history names as the one who acted: the id of staff or of a key, where there is one. */
export function actorIdOf(acting: Acting): string | null {
  if (acting.kind === 'staff') return acting.staffId;
  return acting.kind === 'partner' ? acting.keyId : null;
}

/** All below a path is one range: from it to this, exclusive (`0` follows `/` in ASCII). */
export function endOfPath(path: string): string {
  return `${path.slice(0, -1)}0`;
}

/** Whether a path is `ancestor` itself or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path.startsWith(ancestor);
}

/** Whether it is the path of the agency at the root of the tree. */
export function isRoot(path: string): boolean {
  return /^\/\d+\/$/.test(path);
}

/** The roles that carry a permission, wherever they are held. */
export function holdingsWith(acting: Acting, permission: Permission): readonly Holding[] {
  if (!actsByHolding(acting)) return [];
  return acting.holdings.filter(({ permissions }) => permissions.includes(permission));
}

/**
 * The role by which somebody may do a thing at an agency: one held there or, where it reaches below,
 * above it; the nearest counts, because its agency is the one that acts, and of two at one agency
 * one's own.
 */
export function holdingFor(acting: Acting, permission: Permission, path: string): Holding | null {
  const reaching = holdingsWith(acting, permission).filter((holding) =>
    holding.reach === 'below' ? isWithin(path, holding.path) : path === holding.path,
  );
  return reaching.reduce<Holding | null>(
    (best, holding) => (best === null || isNearer(holding, best) ? holding : best),
    null,
  );
}

function isNearer(holding: Holding, than: Holding): boolean {
  if (holding.path.length !== than.path.length) return holding.path.length > than.path.length;
  return holding.lentBy === undefined && than.lentBy !== undefined;
}

/**
 * Whether somebody goes on seeing what they registered themselves: while it is their work to register or
 * to read complaints, wherever.
 */
export function seesOwn(acting: Staff): boolean {
  const may = permissionsOf(acting);
  return may.includes('registerFor') || may.includes('readComplaints');
}

/** Every permission somebody holds anywhere, for showing; never a decision about an object. */
export function permissionsOf(acting: Acting): Permission[] {
  if (!actsByHolding(acting)) return [];
  return [...new Set(acting.holdings.flatMap(({ permissions }) => permissions))];
}
