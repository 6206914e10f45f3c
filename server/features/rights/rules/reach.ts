import { type Permission, type Reach, type Role, roles } from '@insaf/contract/roles.ts';

/** A role that somebody holds at an agency; `path` is the agency's, as it is now. */
export type Holding = {
  readonly role: Role;
  readonly agencyId: number;
  readonly path: string;
  readonly reach: Reach;
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
  /** Someone who showed number and code: reaches this one complaint. */
  | { readonly kind: 'complainant'; readonly number: string }
  /** Not signed in. */
  | { readonly kind: 'anyone' }
  /** A job, named. */
  | { readonly kind: 'system'; readonly job: string };

export type Staff = Extract<Acting, { kind: 'staff' }>;

/** All below a path is one range: from it to this, exclusive (`0` follows `/` in ASCII). */
export function endOfPath(path: string): string {
  return `${path.slice(0, -1)}0`;
}

/** Whether a path is `ancestor` itself or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path.startsWith(ancestor);
}

function permits(holding: Holding, permission: Permission): boolean {
  return (roles[holding.role] as readonly Permission[]).includes(permission);
}

/** The roles that carry a permission, wherever they are held. */
export function holdingsWith(acting: Acting, permission: Permission): readonly Holding[] {
  if (acting.kind !== 'staff') return [];
  return acting.holdings.filter((holding) => permits(holding, permission));
}

/**
 * The role by which somebody may do a thing at an agency: one held there or, where it reaches below,
 * above it; the nearest counts, because its agency is the one that acts.
 */
export function holdingFor(acting: Acting, permission: Permission, path: string): Holding | null {
  const reaching = holdingsWith(acting, permission).filter((holding) =>
    holding.reach === 'below' ? isWithin(path, holding.path) : path === holding.path,
  );
  return reaching.reduce<Holding | null>(
    (nearest, holding) =>
      nearest === null || holding.path.length > nearest.path.length ? holding : nearest,
    null,
  );
}

/** Every permission somebody holds anywhere, for showing; never a decision about an object. */
export function permissionsOf(acting: Acting): Permission[] {
  if (acting.kind !== 'staff') return [];
  return [
    ...new Set(acting.holdings.flatMap((holding) => roles[holding.role] as readonly Permission[])),
  ];
}
