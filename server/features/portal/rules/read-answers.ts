import {
  type NewComplainant,
  type NewComplaint,
  newComplainant,
  newComplaint,
} from '@insaf/contract/complaints.ts';
import type { ErrorCode } from '@insaf/contract/errors.ts';
import { readNationalId } from '@insaf/contract/national-id.ts';
import { type FilingQuestion, noneOfThem } from '@insaf/contract/portal-filing.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import { type Language, languages, position, writing } from '@insaf/contract/text.ts';
import { type ComplaintKind, type NoticeWay, noticeWays } from '@insaf/contract/vocabulary.ts';
import type { z } from 'zod';
import type { InitiativeFault } from '../../initiatives/index.ts';
import { type Draft, peopleOf, questionsOf, type Values } from './draft.ts';

/**
 * What is wrong with what stands in a field: `missing` has a sentence of the field's own, `refusal` that
 * of the API's refusal, `issue` that of the shape.
 */
export type Wrong = { readonly field: string } & (
  | { readonly missing: string }
  | { readonly refusal: ErrorCode }
  | { readonly issue: z.core.$ZodIssue }
);

/** The part of a complaint that a page gives, or everything that is wrong with it. */
export type ReadAnswer = { readonly part: Partial<NewComplaint> } | { readonly wrong: Wrong[] };

/** What answers are read against. */
export type Known = {
  readonly isPlace: (code: string) => boolean;
  readonly isCategory: (code: string) => boolean;
  readonly isAgency: (code: string) => boolean;
  /** Why something is not filed within the draft's initiative, if it is in one. */
  readonly outside: (filed: {
    readonly kind?: ComplaintKind | undefined;
    readonly category?: string | undefined;
  }) => InitiativeFault | null;
  /** The day in the installation's zone, `2026-07-01`. */
  readonly today: string;
};

/** Reads one page of a draft, by the shapes of the API. */
export function readAnswer(draft: Draft, question: FilingQuestion, known: Known): ReadAnswer {
  const values = draft.answers[question] ?? {};
  switch (question) {
    case 'what':
      return readWhat(values, known);
    case 'where':
      return readWhere(values, known);
    case 'about':
      return readAbout(values, known);
    case 'photos':
      return { part: { uploads: draft.uploads.map(({ id }) => id) } };
    case 'who':
      return readWho(values, known);
    case 'tell':
      return readTell(values, draft.answers.who ?? {});
  }
}

/** Collects the values of fields and what is wrong with them. */
function reading() {
  const wrong: Wrong[] = [];
  return {
    wrong,
    /** The value by its shape; undefined when it is empty or wrong. */
    take: <S extends z.ZodType>(shape: S, field: string, value: string | undefined) => {
      if (value === undefined || value.trim() === '') return undefined;
      const read = shape.safeParse(value);
      if (read.success) return read.data as z.output<S>;
      const [issue] = read.error.issues;
      wrong.push({ field, issue: issue! });
      return undefined;
    },
    miss: (field: string, missing: string) => void wrong.push({ field, missing }),
    refuse: (field: string, refusal: ErrorCode) => void wrong.push({ field, refusal }),
    part: (part: Partial<NewComplaint>): ReadAnswer =>
      wrong.length > 0 ? { wrong } : { part: withoutGaps(part) },
  };
}

function readWhat(values: Values, { outside }: Known): ReadAnswer {
  const { take, miss, refuse, part } = reading();
  const { text, remedy, kind } = newComplaint.shape;
  if ((values.text ?? '').trim() === '') miss('text', 'text');
  const read = {
    text: take(text, 'text', values.text),
    remedy: take(remedy, 'remedy', values.remedy),
    kind: take(kind, 'kind', values.kind),
  };
  const fault = outside({ kind: read.kind });
  if (fault?.field === 'kind') refuse('kind', fault.code);
  return part(read);
}

function readWhere(values: Values, { isPlace }: Known): ReadAnswer {
  const { take, miss, refuse, part } = reading();
  const { address, landmark } = newComplaint.shape;
  const point = readPosition(values);
  const { governorate = '', place = '' } = values;
  const code = governorate === noneOfThem ? '' : place || governorate;
  if (governorate === '' && point === undefined) miss('governorate', 'place');
  if (code !== '' && !isPlace(code))
    refuse(place === '' ? 'governorate' : 'place', 'unknown_place');
  return part({
    place: code || undefined,
    address: take(address, 'address', values.address),
    landmark: take(landmark, 'landmark', values.landmark),
    position: point,
  });
}

/** Where a telephone or a map says that it is; nothing a person types, so nothing they could correct. */
function readPosition({ lat, lon, accuracy }: Values) {
  if (!lat || !lon) return undefined;
  const metres = Number(accuracy || Number.NaN);
  const read = position.safeParse({
    lat: Number(lat),
    lon: Number(lon),
    ...(metres >= 0 ? { accuracyMetres: Math.min(metres, 100_000) } : {}),
  });
  return read.success ? read.data : undefined;
}

function readAbout(values: Values, { isCategory, isAgency, outside }: Known): ReadAnswer {
  const { category = '', agencyComplainedOf = '' } = values;
  const { miss, refuse, part } = reading();
  if (category === '') miss('category', 'category');
  else if (category !== noneOfThem && !isCategory(category)) refuse('category', 'unknown_category');
  else {
    const fault = outside({ category });
    if (fault?.field === 'category') refuse('category', fault.code);
  }
  if (agencyComplainedOf !== '' && !isAgency(agencyComplainedOf))
    refuse('agencyComplainedOf', 'unknown_agency');
  return part({
    category: category === noneOfThem ? undefined : category,
    agencyComplainedOf: agencyComplainedOf || undefined,
  });
}

function readWho(values: Values, { today }: Known): ReadAnswer {
  const all = reading();
  const { anonymous } = values;
  if (anonymous === 'yes') return all.part({ anonymous: true, complainants: [] });
  if (anonymous !== 'no') all.miss('anonymous', 'anonymous');
  const complainants: NewComplainant[] = [];
  for (let index = 0; anonymous === 'no' && index < peopleOf(values); index++) {
    const at = (part: string) => `complainants.${index}.${part}`;
    const given = (part: string) => values[at(part)];
    const { kind, nationalId, phone, circumstances } = newComplainant.shape;
    const circumstance = all.take(
      circumstances.unwrap().element,
      at('circumstance'),
      given('circumstance'),
    );
    if ((given('name') ?? '').trim() === '') all.miss(at('name'), 'name');
    const person = {
      name: all.take(writing(200, 2), at('name'), given('name')) ?? '',
      kind: all.take(kind, at('kind'), given('kind')) ?? 'citizen',
      phone: all.take(phone, at('phone'), given('phone')),
      nationalId: all.take(nationalId, at('nationalId'), given('nationalId')),
      circumstances: circumstance === undefined ? undefined : [circumstance],
    };
    if (person.phone !== undefined && !readTelephone(person.phone, 'EG').ok)
      all.refuse(at('phone'), 'wrong_phone');
    if (person.nationalId !== undefined && !readNationalId(person.nationalId, today).ok)
      all.refuse(at('nationalId'), 'wrong_national_id');
    complainants.push(withoutGaps(person));
  }
  return all.part({ anonymous: false, confidential: values.confidential === 'yes', complainants });
}

function readTell(values: Values, who: Values): ReadAnswer {
  const { miss, refuse, part, wrong } = reading();
  const noticeBy = noticeWays.find((way) => way === values.noticeBy);
  const phone = who['complainants.0.phone']?.trim() || values.phone?.trim() || '';
  const asked = who['complainants.0.phone']?.trim() ? 'noticeBy' : 'phone';
  if (noticeBy === undefined) miss('noticeBy', 'noticeBy');
  if (noticeBy === 'sms') {
    const read = readTelephone(phone, 'EG');
    if (phone === '') miss('phone', 'phone');
    else if (!read.ok) refuse(asked, 'wrong_phone');
    else if (read.kind === 'landline') miss(asked, 'mobile');
  }
  if (noticeBy === 'email') {
    const email = values.email?.trim() ?? '';
    if (email === '') miss('email', 'email');
    else if (!newComplainant.shape.email.safeParse(email).success) miss('email', 'wrong_email');
  }
  if (wrong.length > 0) return { wrong };
  return part({ language: languageIn(values) });
}

const languageIn = ({ language }: Values) => languages.find((known) => known === language);

/** How the first person is to be told, which the page of people did not ask. */
function toldBy(values: Values, first: boolean): Partial<NewComplainant> {
  const noticeBy = values.noticeBy as NoticeWay;
  if (!first) return noticeBy === 'none' ? { noticeBy } : {};
  return withoutGaps({
    noticeBy,
    email: noticeBy === 'email' ? values.email?.trim() : undefined,
    phone: noticeBy === 'sms' ? values.phone?.trim() || undefined : undefined,
  });
}

/** The first question that was not answered, or not rightly; null when all were. */
export function firstUnanswered(draft: Draft, known: Known): FilingQuestion | null {
  const isOpen = (question: FilingQuestion) =>
    !draft.left.includes(question) || 'wrong' in readAnswer(draft, question, known);
  return questionsOf(draft).find(isOpen) ?? null;
}

/**
 * The complaint that a draft is, once every page was answered.
 * @param language that of the pages, where none was asked for
 */
export function complaintOf(draft: Draft, known: Known, language: Language): NewComplaint | null {
  const initiative = draft.initiative ?? undefined;
  let whole: Partial<NewComplaint> = { language, channel: 'portal', initiative };
  for (const question of questionsOf(draft)) {
    const read = readAnswer(draft, question, known);
    if ('wrong' in read) return null;
    whole = { ...whole, ...read.part };
  }
  const tell = draft.answers.tell ?? {};
  const complainants = (whole.complainants ?? []).map((person, index) => ({
    ...toldBy(tell, index === 0),
    ...person,
    language: whole.language,
  }));
  return newComplaint.parse({ ...whole, complainants });
}

function withoutGaps<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
