import type { Fault } from '@insaf/contract/portal.ts';
import type { DoneNow } from '@insaf/contract/portal-following.ts';
import { Refusal } from '../../../platform/errors.ts';
import { sentence } from '../../../platform/http/error-reply.ts';
import {
  appealDecision,
  confirmComplaint,
  supplyAnswer,
  withdrawComplaint,
} from '../../complaints/index.ts';
import { readWord, type WrongWord } from '../rules/read-word.ts';
import { type Attached, receiveAttached } from './receive-attached.ts';
import { showPage } from './show-page.ts';
import { type ComplaintVisit, viewFor } from './visit-complaint.ts';

const can = {
  supply: 'canSupply',
  confirm: 'canConfirm',
  appeal: 'canAppeal',
  withdraw: 'canWithdraw',
} as const;

/** The form on which a person acts; the complaint's page where they cannot, any more or yet. */
export async function showForm(visit: ComplaintVisit, verb: DoneNow) {
  const view = await viewFor(visit);
  if (!view[can[verb]]) return visit.reply.redirect(visit.base, 303);
  return showPage(visit.portal, visit.request, visit.reply, verb, {
    view,
    base: visit.base,
    entered: {},
    files: [],
    faults: [],
  });
}

/**
 * The person acts: the same action as the API's, then the complaint's page. Done a second time, it shows
 * what the first did; what is wrong is shown beside what was written, exactly.
 */
export async function sayWord(visit: ComplaintVisit, verb: DoneNow) {
  const { portal, acting, complaint, reply, base, language } = visit;
  const attached = await receiveAttached(visit);
  const uploads = attached.files.map(({ id }) => id);
  const read = readWord(verb, attached.entered, uploads);
  const wrong = 'wrong' in read ? read.wrong.map((each) => faultOf(visit, verb, each)) : [];
  const faults = [...wrong, ...attached.faults];
  if ('wrong' in read || faults.length > 0) return showAgain(visit, verb, attached, faults);
  const order = { ...read.order, number: complaint.number };
  try {
    await words[verb](portal.ctx, acting, order as never);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, params } = error;
    if (ofFiles.includes(code)) {
      const message = sentence(code, params, language);
      return showAgain(visit, verb, { ...attached, files: [] }, [{ field: 'photos', message }]);
    }
    if (!overtaken.includes(code)) throw error;
    const last = (await viewFor(visit)).steps.at(-1);
    const what = last?.verb === verb ? `done=${verb}` : 'changed=yes';
    return reply.redirect(`${base}?${what}`, 303);
  }
  return reply.redirect(`${base}?done=${verb}`, 303);
}

const words = {
  supply: supplyAnswer,
  confirm: confirmComplaint,
  appeal: appealDecision,
  withdraw: withdrawComplaint,
};

const ofFiles: readonly string[] = ['upload_refused', 'upload_unfinished', 'unknown_upload'];
/** The complaint moved on: by the first of two clicks, or by somebody else. */
const overtaken: readonly string[] = [
  'move_not_possible',
  'appeal_window_passed',
  'no_higher_agency',
];

async function showAgain(
  visit: ComplaintVisit,
  verb: DoneNow,
  { entered, files }: Pick<Attached, 'entered' | 'files'>,
  faults: readonly Fault[],
) {
  const { portal, request, reply, base } = visit;
  const view = await viewFor(visit);
  // What was overtaken meanwhile is not asked again.
  if (!view[can[verb]]) return reply.redirect(`${base}?changed=yes`, 303);
  const shown = { view, base, entered, files, faults };
  return showPage(portal, request, reply.status(422), verb, shown);
}

const sections = {
  supply: 'question',
  confirm: 'confirm',
  appeal: 'appeal',
  withdraw: 'withdraw',
} as const;

function faultOf({ say }: ComplaintVisit, verb: DoneNow, { field, fault, most }: WrongWord): Fault {
  if (fault === 'needed') return { field, message: say(`portal-track.${sections[verb]}.needed`) };
  return { field, message: say(`portal-track.${fault}`, { most: most ?? 0 }) };
}
