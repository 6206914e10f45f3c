import type { AskedFor } from '@insaf/contract/approvals.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import type { Db } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';

type Order<K extends AskedFor['kind']> = Extract<AskedFor, { kind: K }>['order'];

/** What somebody would do, before they do it. */
export type Plan = {
  /** What both need, and the agencies where they need it. */
  readonly permission: Permission;
  readonly agencyIds: readonly number[];
  /** Whom or what it concerns: a member of staff decides nothing about themselves. */
  readonly subject: string;
  /** What would be done, in names, for who decides. */
  readonly details: object;
};

/**
 * How one kind of act that takes two is looked at and done. `plan` refuses whoever may not do it, and what
 * cannot be done; it is asked for the one who asks and for the one who approves. `carryOut` does it, as the
 * one who asked, and runs `also` in the same transaction, first.
 */
export type Carrier<K extends AskedFor['kind']> = {
  readonly plan: (acting: Acting, order: Order<K>) => Promise<Plan>;
  readonly carryOut: (
    acting: Acting,
    order: Order<K>,
    also: (db: Db) => Promise<void>,
  ) => Promise<unknown>;
};

export type Carriers = { readonly [K in AskedFor['kind']]: Carrier<K> };
