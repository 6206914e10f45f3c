import type { Digits } from '@insaf/contract/digits.ts';
import { type Language, languages } from '@insaf/contract/text.ts';

/** What a visitor chose on the portal, kept in two cookies that say nothing of who they are. */
export type Choices = { readonly language: Language; readonly digits: Digits };

/** @param asked the language their browser asks for, which holds until they choose */
export function readChoices(
  cookies: Readonly<Record<string, string | undefined>>,
  asked: Language,
): Choices {
  const language = languages.find((known) => known === cookies['insaf-language']) ?? asked;
  return { language, digits: cookies['insaf-digits'] === 'arab' ? 'arab' : 'latn' };
}

/** Where a link back may lead: a path of this server and nothing else. */
export function ownPath(back: unknown): string {
  const path = typeof back === 'string' ? back : '/';
  const parsed = URL.parse(path, 'http://own.invalid');
  if (parsed === null || parsed.host !== 'own.invalid' || !path.startsWith('/')) return '/';
  // `/.//elsewhere` is a path until it is written out, and then an address of another host.
  if (parsed.pathname.startsWith('//')) return '/';
  return `${parsed.pathname}${parsed.search}`;
}
