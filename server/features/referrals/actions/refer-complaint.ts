import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { moveComplaint } from '../../complaints/index.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type Acting, actorIdOf, isWithin } from '../../rights/index.ts';
import { endReferral, insertReferral } from '../queries.ts';
import { refersInto } from '../rules/refers-to.ts';

/**
 * Sends a complaint to the agency that is competent, with what it is about.
 *
 * @throws Refusal `unknown_agency`, `agency_closed` (with its successor), `agency_same`,
 *   `agency_not_below`, `unknown_category`, each with the field at fault
 */
export function referComplaint(
  ctx: Ctx,
  acting: Acting,
  order: {
    number: string;
    agency: string;
    category?: string | undefined;
    note?: string | undefined;
    version?: number | undefined;
  },
) {
  const { number, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'refer',
    decide: async ({ db, complaint, directory, holding, now }) => {
      const from = directory.agency(complaint.holder_id);
      const to = openAgency(directory, order.agency);
      if (to.id === from.id) throw new Refusal('agency_same', { field: 'agency' });
      // By the role that acts: the head of a governorate may send on what a department of it holds.
      const sender = directory.agency(holding!.agencyId);
      const reach = [from, sender].map((agency) => refersInto(agency, above(directory, agency)));
      const anywhere = supervises(directory, from, complaint.initiative_id);
      if (!anywhere && !reach.some((path) => isWithin(to.path, path))) {
        throw new Refusal('agency_not_below', { field: 'agency' });
      }
      const categoryId = categoryOf(directory, order.category, complaint.category_id);
      const binding = complaint.hand_backs >= 2;
      await Promise.all([
        endReferral(db, complaint, { at: now, by: 'refer', reason: null }),
        insertReferral(db, {
          complaint_number: number,
          referral_no: complaint.referral_no + 1,
          from_id: from.id,
          to_id: to.id,
          category_id: categoryId,
          at: now,
          staff_id: actorIdOf(acting) ?? '',
          note: order.note ?? null,
          binding,
        }),
      ]);
      return {
        words: order.note,
        details: {
          from: from.id,
          to: to.id,
          category: directory.category(categoryId).code,
          binding,
        },
        changes: {
          holder_id: to.id,
          holder_path: to.path,
          category_id: categoryId,
          confidential: complaint.confidential || directory.category(categoryId).confidential,
          referral_no: complaint.referral_no + 1,
          binding,
          // What one agency promised is no promise of another.
          promised_for: null,
        },
      };
    },
  });
}

/**
 * Whether an agency supervises the initiative: it examines in the place of the central office what is filed
 * within it, and refers that to wherever it belongs.
 */
function supervises(directory: Directory, { id }: AgencyRow, initiativeId: number | null): boolean {
  if (initiativeId === null) return false;
  return directory.successorOf(directory.initiative(initiativeId).supervisor_id).id === id;
}

function openAgency(directory: Directory, code: string): AgencyRow {
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (agency.active) return agency;
  const successor = agency.successor_id === null ? '' : directory.agency(agency.successor_id).code;
  throw new Refusal('agency_closed', { field: 'agency', successor });
}

function above(directory: Directory, agency: AgencyRow): AgencyRow[] {
  if (agency.parent_id === null) return [];
  const parent = directory.agency(agency.parent_id);
  return [parent, ...above(directory, parent)];
}

function categoryOf(directory: Directory, code: string | undefined, known: number | null): number {
  if (code === undefined) {
    if (known === null) throw new Refusal('unknown_category', { field: 'category' });
    return known;
  }
  const category = directory.categoryByCode(code);
  if (category === undefined || !category.active) {
    throw new Refusal('unknown_category', { field: 'category' });
  }
  return category.id;
}
