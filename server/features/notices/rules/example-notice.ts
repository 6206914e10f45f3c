import { numberFrom } from '@insaf/contract/complaint-number.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Say } from '../../../platform/words.ts';
import type { Told } from './render-notice.ts';
import { templates } from './templates.ts';

const aDay = 86_400_000;

/** A number that the check digit makes whole, and that is nobody's more than any other's. */
export const exampleNumber = numberFrom('20260705001');

/**
 * A notice as it could be sent, for showing how its texts read: with everything given, three days to wait
 * and a fortnight to act. What people would have written is said in the reader's language.
 */
export function exampleNotice(
  template: NoticeTemplate,
  language: Language,
  say: Readonly<Record<Language, Say>>,
  now: Date,
): Told {
  const own = (name: string) => say[language](`desk-templates.example.${name}`);
  const both = (name: string) => ({
    ar: say.ar(`desk-templates.example.${name}`),
    en: say.en(`desk-templates.example.${name}`),
  });
  const inDays = (days: number) => new Date(now.getTime() + days * aDay).toISOString();
  const values: Record<string, () => unknown> = {
    name: () => both('agency'),
    until: () => inDays(14),
    due: () => inDays(3),
    since: () => inDays(0),
    level: () => 'parent',
    day: () => inDays(20).slice(0, 10),
    claim: () => 'cause_removed',
    reason: () => 'inexact',
  };
  const kinds = Object.entries(templates[template] as Readonly<Record<string, string>>);
  const params = kinds.flatMap(([name, kind]) => {
    const value = values[kind];
    return value === undefined ? [] : [[name, value()]];
  });
  const quoted = kinds.filter(([, kind]) => kind === 'writing').map(([name]) => [name, own(name)]);
  return {
    ...{ number: exampleNumber, template, name: own('name') },
    params: Object.fromEntries(params),
    writings: Object.fromEntries(quoted),
  };
}
