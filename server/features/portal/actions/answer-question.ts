import type { Fault } from '@insaf/contract/portal.ts';
import { type FilingQuestion, mostPeople, noneOfThem } from '@insaf/contract/portal-filing.ts';
import type { FastifyReply } from 'fastify';
import {
  peopleOf,
  questionsOf,
  type Values,
  valuesFor,
  withAnswer,
  withArrived,
  withoutPerson,
} from '../rules/draft.ts';
import { readAnswer } from '../rules/read-answers.ts';
import { addFile, addUploads, dropFile } from './draft-files.ts';
import { governorateOf, placesFor, placesIn } from './find-in-directory.ts';
import { changeDraft, knownDraftId, readDraft } from './keep-draft.ts';
import { receiveForm } from './receive-form.ts';
import { sayFaults } from './say-faults.ts';
import { showQuestion } from './show-question.ts';
import type { Visit } from './visit-draft.ts';

const firstField: { readonly [Q in FilingQuestion]: string } = {
  what: 'text',
  where: 'governorate',
  about: 'category',
  photos: 'files',
  who: 'anonymous',
  tell: 'noticeBy',
};

/** What a page does besides going on: the values it then has, and where on it the person goes on. */
type Stay = { readonly values: Values; readonly at: string };

/**
 * Takes the answer to a question. All that was sent is kept first, right or wrong; then it leads to the
 * next question, or back to this one with what is wrong (422), or on within it.
 */
export async function answerQuestion(
  visit: Visit,
  question: FilingQuestion,
): Promise<FastifyReply> {
  if (question === 'photos') return answerPhotos(visit);
  const sent = await receiveForm(visit.request, async () => undefined);
  const fromCheck = sent.to === 'check';
  const values = valuesFor(question, sent);
  if (knownDraftId(visit.request) === null) return askForCookie(visit, question, values);
  const keep = (what: Values, isLeft: boolean) =>
    changeDraft(visit.portal.ctx, visit.id, (draft) =>
      withArrived(withAnswer(draft, question, what, isLeft), question, sent.copy),
    );
  if (sent.act === leavesInitiative) await leaveInitiative(visit);
  const stay = staying(visit, question, values, sent.act ?? '');
  if (stay !== null) {
    await keep(stay.values, false);
    return visit.reply.redirect(`/file/${question}${fromCheck ? '?to=check' : ''}#${stay.at}`, 303);
  }
  const read = readAnswer(withAnswer(visit.draft, question, values, true), question, visit.known);
  const draft = await keep(values, !('wrong' in read));
  if (!('wrong' in read)) return goOn({ ...visit, draft }, question, fromCheck);
  visit.reply.status(422);
  const faults = sayFaults(visit, question, read.wrong, peopleOf(values));
  return showQuestion({ ...visit, draft }, question, { fromCheck, faults });
}

/**
 * Every page gives out the draft's id, so who sends none has had it removed, or keeps no cookies: without
 * one nothing leads from page to page. What they wrote is shown again, and goes through if the cookie that
 * comes with it is kept.
 */
async function askForCookie(visit: Visit, question: FilingQuestion, values: Values) {
  const draft = await changeDraft(visit.portal.ctx, visit.id, (now) =>
    withAnswer(now, question, values, false),
  );
  const message = visit.say('portal-file.no_cookie');
  visit.reply.status(422);
  const faults = [{ field: firstField[question], message }];
  return showQuestion({ ...visit, draft }, question, { fromCheck: false, faults });
}

function goOn({ reply, draft }: Visit, question: FilingQuestion, fromCheck: boolean) {
  const questions = questionsOf(draft);
  const next = fromCheck ? undefined : questions[questions.indexOf(question) + 1];
  return reply.redirect(`/file/${next ?? 'check'}`, 303);
}

const leavesInitiative = 'leave-initiative';

const leaveInitiative = ({ portal, id }: Visit) =>
  changeDraft(portal.ctx, id, (draft) => ({ ...draft, initiative: null }));

function staying(visit: Visit, question: FilingQuestion, values: Values, act: string): Stay | null {
  if (act === leavesInitiative) return { values, at: `field-${firstField[question]}` };
  switch (question) {
    case 'where':
      return stayingWhere(visit, values, act);
    case 'about':
      return stayingAbout(values, act);
    case 'who':
      return stayingWho(values, act);
    default:
      return null;
  }
}

/** Where has two steps: which governorate, then which centre of it; or words that find either. */
function stayingWhere(visit: Visit, values: Values, act: string): Stay | null {
  const { governorate = '', place = '', find = '', centresOf = '' } = values;
  const chosen = (code: string): Stay => {
    const above = governorateOf(visit.directory, code)?.code ?? '';
    const within = code === above ? '' : code;
    return {
      values: { ...values, governorate: above, place: within, centresOf: above, find: '' },
      at: within === '' ? 'field-place' : 'field-address',
    };
  };
  if (act.startsWith('place:')) return chosen(act.slice('place:'.length));
  const found = act === 'find' || (governorate === '' && find.trim() !== '' && !values.lat);
  if (found) {
    const [only, another] = placesFor(visit, find, 2);
    if (only !== undefined && another === undefined) return chosen(only.code);
    return { values: { ...values, governorate: '', place: '' }, at: 'found' };
  }
  if (governorate === '' || governorate === noneOfThem) return null;
  const isOfOther = place !== '' && governorateOf(visit.directory, place)?.code !== governorate;
  const isAsked = centresOf === governorate || (place !== '' && !isOfOther);
  if (act !== 'centres' && isAsked && !isOfOther) return null;
  if (placesIn(visit, governorate).length === 0) return null;
  return {
    values: { ...values, place: isOfOther ? '' : place, centresOf: governorate },
    at: 'field-place',
  };
}

/** Words that were typed to find a subject or an agency, and nothing chosen of what they find, are searched for. */
function stayingAbout(values: Values, act: string): Stay | null {
  if (act === 'find') return { values, at: 'found' };
  return act === 'find-agency' ? { values, at: 'found-agency' } : null;
}

function stayingWho(values: Values, act: string): Stay | null {
  const people = peopleOf(values);
  if (act === 'add-person' && people < mostPeople) {
    return {
      values: { ...values, anonymous: 'no', people: String(people + 1) },
      at: `field-complainants.${people}.name`,
    };
  }
  if (!act.startsWith('remove-person:')) return null;
  const index = Number(act.slice('remove-person:'.length));
  return { values: withoutPerson(values, index), at: 'people' };
}

/** Files are received one by one, each kept or refused by itself. */
async function answerPhotos(visit: Visit): Promise<FastifyReply> {
  if (knownDraftId(visit.request) === null) {
    await receiveForm(visit.request, async () => undefined);
    return askForCookie(visit, 'photos', {});
  }
  const faults: Fault[] = [];
  const sent = await receiveForm(visit.request, async (file) => {
    const fault = await addFile(visit, file);
    if (fault !== null) faults.push(fault);
  });
  faults.push(...(await addUploads(visit, sent.uploads ?? '')));
  const fromCheck = sent.to === 'check';
  const act = sent.act ?? '';
  if (act === leavesInitiative) await leaveInitiative(visit);
  if (act.startsWith('remove:')) await dropFile(visit, act.slice('remove:'.length));
  if (faults.length > 0) {
    visit.reply.status(422);
    const draft = await readDraft(visit.portal.ctx, visit.id);
    return showQuestion({ ...visit, draft }, 'photos', { fromCheck, faults });
  }
  if (act !== '') {
    return visit.reply.redirect(`/file/photos${fromCheck ? '?to=check' : ''}#files`, 303);
  }
  const draft = await changeDraft(visit.portal.ctx, visit.id, (now) =>
    withAnswer(now, 'photos', {}, true),
  );
  return goOn({ ...visit, draft }, 'photos', fromCheck);
}
