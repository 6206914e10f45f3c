import type { Fault } from '@insaf/contract/portal.ts';
import type { FilingQuestion } from '@insaf/contract/portal-filing.ts';
import { faultWords, sentence } from '../../../platform/http/error-reply.ts';
import type { Wrong } from '../rules/read-answers.ts';
import type { Visit } from './visit-draft.ts';

/** What is wrong with a page, in the visitor's language and, where there is one, in the API's own words. */
export function sayFaults(
  { say, language }: Pick<Visit, 'say' | 'language'>,
  question: FilingQuestion,
  wrong: readonly Wrong[],
  people = 1,
): Fault[] {
  const ofWhom = (field: string, message: string) => {
    const [, at] = /^complainants\.(\d+)\./.exec(field) ?? [];
    if (at === undefined || people === 1) return message;
    return say('portal-file.who.fault_of_person', { number: Number(at) + 1, fault: message });
  };
  return wrong.map((fault) => {
    const { field } = fault;
    if ('missing' in fault)
      return { field, message: ofWhom(field, say(`portal-file.missing.${fault.missing}`)) };
    if ('refusal' in fault)
      return { field, message: ofWhom(field, sentence(fault.refusal, {}, language)) };
    const label = say(`portal-file.${question}.${field.replace(/^.*\./, '')}`);
    const issue = faultWords(fault.issue as Parameters<typeof faultWords>[0], language);
    return { field, message: ofWhom(field, say('portal-form.fault_of', { label, fault: issue })) };
  });
}
