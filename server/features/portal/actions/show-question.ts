import { randomUUID } from 'node:crypto';
import type { Fault, PortalPages } from '@insaf/contract/portal.ts';
import type { FilingQuestion, Question } from '@insaf/contract/portal-filing.ts';
import { sectorKey } from '@insaf/contract/sectors.ts';
import { maskTelephone, readTelephone } from '@insaf/contract/telephone.ts';
import { uploadLimits, uploadTypes } from '@insaf/contract/uploads.ts';
import {
  circumstances,
  complainantKinds,
  complaintKinds,
  noticeWays,
} from '@insaf/contract/vocabulary.ts';
import type { FastifyReply } from 'fastify';
import { peopleOf, questionsOf, type Values } from '../rules/draft.ts';
import { readAnswer } from '../rules/read-answers.ts';
import { filesOf } from './draft-files.ts';
import {
  agenciesFor,
  agencyName,
  categoriesFor,
  categoriesIn,
  governorateOf,
  placesFor,
  placesIn,
} from './find-in-directory.ts';
import { sayFaults } from './say-faults.ts';
import { showPage } from './show-page.ts';
import { initiativeNamed, nameIn, type Visit } from './visit-draft.ts';

export const mostTextLength = 10_000;
const mostFound = 8;
const mostSuggested = 4;

type Shown = { readonly fromCheck: boolean; readonly faults?: readonly Fault[] };

/**
 * Shows a question with what was answered or typed. What is wrong with an answer that was given is shown
 * with it, whenever it came to be wrong.
 */
export async function showQuestion(
  visit: Visit,
  question: FilingQuestion,
  { fromCheck, faults }: Shown,
): Promise<FastifyReply> {
  const { portal, request, reply, draft } = visit;
  const questions = questionsOf(draft);
  const at = questions.indexOf(question);
  const common: Question = {
    step: at + 1,
    steps: questions.length + 1,
    back: fromCheck ? '/file/check' : at === 0 ? '/' : `/file/${questions[at - 1]}`,
    fromCheck,
    initiative: initiativeNamed(visit),
    values: draft.answers[question] ?? {},
    faults: faults ?? faultsOf(visit, question),
    copy: randomUUID(),
    arrived: draft.arrived?.[question] ?? null,
    filing: draft.filing,
  };
  const show = <Name extends `file-${FilingQuestion}`>(name: Name, data: PortalPages[Name]) =>
    showPage(portal, request, reply, name, data);
  switch (question) {
    case 'what':
      return show('file-what', { ...common, most: mostTextLength, kinds: complaintKinds });
    case 'where':
      return show('file-where', { ...common, ...whereData(visit) });
    case 'about':
      return show('file-about', { ...common, ...aboutData(visit) });
    case 'photos': {
      const { files } = await filesOf(visit, draft);
      return show('file-photos', { ...common, files, accept, most: uploadLimits.count });
    }
    case 'who':
      return show('file-who', {
        ...common,
        people: peopleOf(common.values),
        kinds: complainantKinds,
        circumstances,
      });
    case 'tell':
      return show('file-tell', {
        ...common,
        values: { language: visit.language, ...common.values },
        ways: noticeWays,
        phone: phoneShown(visit),
      });
  }
}

/** By type and by ending: telephones know the one, old computers the other. */
export const accept = [
  ...Object.keys(uploadTypes),
  ...Object.values(uploadTypes).map(({ ending }) => `.${ending}`),
].join(',');

function faultsOf(visit: Visit, question: FilingQuestion): Fault[] {
  const { draft, known } = visit;
  if (!draft.left.includes(question)) return [];
  const read = readAnswer(draft, question, known);
  const people = peopleOf(draft.answers.who);
  return 'wrong' in read ? sayFaults(visit, question, read.wrong, people) : [];
}

function whereData(visit: Visit) {
  const { governorate = '', place = '', find = '' } = visit.draft.answers.where ?? {};
  const shown = governorateOf(visit.directory, place || governorate)?.code;
  const places = shown === undefined ? [] : placesIn(visit, shown);
  return {
    governorates: placesIn(visit, null),
    centres: shown === undefined || places.length === 0 ? null : { of: shown, places },
    found: find.trim() === '' || governorate !== '' ? null : placesFor(visit, find, mostFound),
  };
}

function aboutData(visit: Visit) {
  const { draft, directory, language, say } = visit;
  const values = draft.answers.about ?? {};
  const { category = '', find = '' } = values;
  const { text = '', remedy = '' } = draft.answers.what ?? {};
  const found = find.trim() === '' ? null : categoriesFor(visit, find, mostFound);
  const isFound = found !== null && found.length > 0;
  const suggested = isFound ? [] : categoriesIn(visit, `${text} ${remedy}`, mostSuggested);
  const isShown = new Set([...suggested, ...(found ?? [])].map(({ code }) => code));
  const active = directory.categories.filter(({ active: isActive }) => isActive);
  const sectors = [...Map.groupBy(active, ({ sector }) => sector)].map(([sector, rows]) => ({
    name: say(sectorKey(sector)),
    open: rows.some(({ code }) => code === category && !isShown.has(code)),
    categories: rows
      .filter(({ code }) => !isShown.has(code))
      .map((row) => ({ code: row.code, name: nameIn(language, row) })),
  }));
  return {
    suggested,
    found,
    sectors: sectors.filter(({ categories }) => categories.length > 0),
    agencies: agenciesToChoose(visit, values),
  };
}

/** The agency that is complained of, if one was chosen, and those that were searched for. */
function agenciesToChoose(visit: Visit, { agencyComplainedOf = '', findAgency = '' }: Values) {
  const name = agencyComplainedOf && agencyName(visit, agencyComplainedOf);
  const chosen = name ? [{ code: agencyComplainedOf, name }] : [];
  const found = agenciesFor(visit, findAgency, mostFound);
  return {
    searched: findAgency.trim() !== '',
    choices: [...chosen, ...found.filter(({ code }) => code !== agencyComplainedOf)],
  };
}

function phoneShown({ draft }: Visit): string | null {
  const read = readTelephone(draft.answers.who?.['complainants.0.phone'] ?? '', 'EG');
  return read.ok ? maskTelephone(read.e164) : null;
}
