import type { Agency } from '@insaf/contract/agencies.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import {
  type AgencyRow,
  allAgencies,
  forgetDirectory,
  readDirectory,
} from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { agencyByCode, holdTree } from '../queries.ts';
import { agencyView } from '../rules/views.ts';

/** Changes the tree in one transaction, while nobody else does; this server sees it at once. */
export async function changeTree<T>(ctx: Ctx, change: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await ctx.db.transaction().execute(async (db) => {
      await holdTree(db);
      return change(db);
    });
  } finally {
    forgetDirectory(ctx.db);
  }
}

/** An agency by its code, as it is now. @throws Refusal `unknown_agency` */
export async function agencyOf(db: Db, code: string, field: string): Promise<AgencyRow> {
  const agency = await agencyByCode(db, code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field });
  return agency;
}

/** @throws Refusal `agency_closed`, with the code of its successor where it has one */
export async function assertOpen(db: Db, agency: AgencyRow, field: string): Promise<void> {
  if (agency.active) return;
  const { successor_id: id } = agency;
  const successor = id === null ? '' : (await allAgencies(db)).find((one) => one.id === id)?.code;
  throw new Refusal('agency_closed', { field, successor });
}

/** The agency as it is after a change. */
export async function changedAgency(ctx: Ctx, code: string): Promise<Agency> {
  const directory = await readDirectory(ctx.db);
  return agencyView(directory, directory.agencyByCode(code)!);
}

export const staffIdOf = (acting: Acting) => (acting.kind === 'staff' ? acting.staffId : null);
