import { type FilingQuestion, filingQuestions, mostPeople } from '@insaf/contract/portal-filing.ts';

/** What was typed on one page, by the names of its fields; nothing of it is lost or corrected. */
export type Values = Readonly<Record<string, string>>;

/** A complaint that is being written. */
export type Draft = {
  /** Stands for the complaint that this becomes, so that sending it twice files it once. */
  readonly filing: string;
  /** Code of the initiative within which it is filed; missing or null outside of all. */
  readonly initiative?: string | null;
  readonly answers: { readonly [Q in FilingQuestion]?: Values };
  /** The questions that were answered and left, not only typed on. */
  readonly left: readonly FilingQuestion[];
  /** Files that go with it, in the order they came, by the names they came with. */
  readonly uploads: readonly { readonly id: string; readonly name: string }[];
  /** Of each page the copy that was sent last: by it a script knows whether what it sent has arrived. */
  readonly arrived?: { readonly [Q in FilingQuestion]?: string };
  /** What was sent from it last. */
  readonly sent: { readonly filing: string; readonly number: string; readonly code: string } | null;
};

export const emptyDraft = (filing: string, sent: Draft['sent'] = null): Draft => ({
  filing,
  answers: {},
  left: [],
  uploads: [],
  sent,
});

/** Whether there is anything to go on with. */
export const hasAnswers = ({ answers, uploads }: Draft): boolean =>
  Object.keys(answers).length > 0 || uploads.length > 0;

/** The draft with one page as it was last sent; the other pages are as they were. */
export function withAnswer(
  draft: Draft,
  question: FilingQuestion,
  values: Values,
  isLeft: boolean,
): Draft {
  const left = isLeft && !draft.left.includes(question) ? [...draft.left, question] : draft.left;
  return { ...draft, answers: { ...draft.answers, [question]: values }, left };
}

/** The draft, knowing which copy of a page was sent. */
export function withArrived(
  draft: Draft,
  question: FilingQuestion,
  copy: string | undefined,
): Draft {
  if (copy === undefined || !/^[\w-]{1,40}$/.test(copy)) return draft;
  return { ...draft, arrived: { ...draft.arrived, [question]: copy } };
}

/** The questions that are asked: nobody is asked how to tell a person who gives no name. */
export function questionsOf({ answers }: Draft): readonly FilingQuestion[] {
  const isAnonymous = answers.who?.anonymous === 'yes';
  return filingQuestions.filter((question) => question !== 'tell' || !isAnonymous);
}

const fields: { readonly [Q in FilingQuestion]: RegExp } = {
  what: /^(text|remedy|kind)$/,
  where: /^(governorate|place|address|landmark|lat|lon|accuracy|find|centresOf)$/,
  about: /^(category|find|agencyComplainedOf|findAgency)$/,
  photos: /^$/,
  who: /^(anonymous|confidential|people|complainants\.\d{1,2}\.(name|kind|phone|nationalId|circumstance))$/,
  tell: /^(noticeBy|email|phone|language)$/,
};

/** What was sent, without what its page does not ask. */
export function valuesFor(question: FilingQuestion, sent: Values): Values {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => fields[question].test(name)));
}

/** How many people are on the page of people. */
export function peopleOf(values: Values | undefined): number {
  const given = Number(values?.people ?? 1);
  return Number.isInteger(given) ? Math.min(Math.max(given, 1), mostPeople) : 1;
}

/** The page of people without one of them; those after them move up. */
export function withoutPerson(values: Values, index: number): Values {
  const people = peopleOf(values);
  if (!Number.isInteger(index) || index < 1 || index >= people) return values;
  const kept = Object.entries(values).flatMap(([name, value]) => {
    const [, at, part] = /^complainants\.(\d+)\.(.+)$/.exec(name) ?? [];
    if (at === undefined || Number(at) < index) return [[name, value]];
    return Number(at) === index ? [] : [[`complainants.${Number(at) - 1}.${part}`, value]];
  });
  return { ...Object.fromEntries(kept), people: String(people - 1) };
}
