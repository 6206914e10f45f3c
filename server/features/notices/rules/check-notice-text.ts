/*
 * Whether a text can stand for the standard one of a notice. An administrator's text reaches people whom
 * nobody calls again: it must be readable, name only what a notice knows, and say what somebody would lose
 * a right by not hearing: the number, the code, what is asked of them, why, and until when they can act.
 */
import { recipients } from '@insaf/contract/ladders.ts';
import {
  longestNoticeText,
  type NoticePart,
  type NoticeTextFault,
} from '@insaf/contract/notice-templates.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Language } from '@insaf/contract/text.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import { templates } from './templates.ts';

type Kinds = Readonly<Record<string, string>>;
type Element = {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
};
/** Kinds of element of a parsed ICU message, by their numbers in its tree. */
const plainText = 0;
const argument = 1;
const choice = 5;
const pound = 7;

/** What a choice can be made by, and between what: besides these there is always `other`. */
const given = ['yes', 'no'];
const claims = ['cause_removed', 'partly', 'explained', 'planned'];

/** Every name that a text of the template can fill in. */
export function parametersOf(template: NoticeTemplate): string[] {
  const names = Object.entries(templates[template] as Kinds).flatMap(([name, kind]) => {
    if (kind === 'until' || kind === 'due' || kind === 'since')
      return [name, `${name}In`, `${name}Given`];
    return kind === 'writing' ? [name, `${name}Given`] : [name];
  });
  return ['number', 'link', ...names];
}

/** What a text of the part may not leave out. */
export function neededIn(template: NoticeTemplate, part: NoticePart): string[] {
  if (part === 'subject') return ['number'];
  const kinds = templates[template] as Kinds;
  const rights = Object.keys(kinds).filter(
    (name) =>
      ['until', 'reason', 'claim'].includes(kinds[name]!) || ['code', 'question'].includes(name),
  );
  return ['number', ...(part === 'sms' ? ['link'] : []), ...rights];
}

export type TextFault = Pick<NoticeTextFault, 'fault' | 'params'>;

/** The first fault of a text, with the parameters it is about; null when it can be used. */
export function faultOfText(
  template: NoticeTemplate,
  part: NoticePart,
  language: Language,
  text: string,
): TextFault | null {
  if (text.trim() === '') return { fault: 'empty', params: [] };
  if (text.length > longestNoticeText[part]) return { fault: 'too_long', params: [] };
  if (!text.isWellFormed() || text.includes('\u0000')) return { fault: 'not_readable', params: [] };
  let elements: readonly Element[];
  try {
    elements = compiledText(text, language).getAst() as readonly Element[];
  } catch {
    return { fault: 'not_readable', params: [] };
  }
  const named = new Set<string>();
  const wrong = new Set<string>();
  collect(elements, named, wrong);
  const known = parametersOf(template);
  const unknown = [...named].filter((name) => !known.includes(name));
  if (unknown.length > 0) return { fault: 'unknown_parameter', params: unknown };
  if (wrong.size > 0) return { fault: 'wrong_choices', params: [...wrong] };
  const missing = neededIn(template, part).filter((name) => !named.has(name));
  return missing.length > 0 ? { fault: 'missing_parameter', params: missing } : null;
}

/** @throws SyntaxError when it is no ICU message */
export function compiledText(text: string, language: Language): IntlMessageFormat {
  return new IntlMessageFormat(text, `${language}-u-nu-latn`, undefined, { ignoreTag: true });
}

/** A parameter is a text: it is said as it is, or chosen by where it has words to choose between. */
function collect(elements: readonly Element[], named: Set<string>, wrong: Set<string>): void {
  for (const { type, value, options } of elements) {
    if (type === plainText || type === pound) continue;
    const name = String(value);
    named.add(name);
    if (type === argument) continue;
    const words = type === choice ? choicesBy(name) : null;
    const cases = Object.keys(options ?? {}).filter((word) => word !== 'other');
    if (words === null || cases.some((word) => !words.includes(word))) wrong.add(name);
    for (const branch of Object.values(options ?? {})) collect(branch.value, named, wrong);
  }
}

function choicesBy(name: string): readonly string[] | null {
  if (name.endsWith('Given')) return given;
  if (name === 'level') return recipients;
  return name === 'claim' ? claims : null;
}
