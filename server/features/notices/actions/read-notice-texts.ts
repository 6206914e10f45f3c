import type { NoticePart } from '@insaf/contract/notice-templates.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Db } from '../../../platform/context.ts';
import { keptByVersion } from '../../../platform/db/kept-by-version.ts';
import { type Say, words } from '../../../platform/words.ts';
import { allNoticeTexts } from '../queries.ts';
import { compiledText } from '../rules/check-notice-text.ts';
import { type OwnTexts, ownTextKey, sayOwn } from '../rules/say-own-texts.ts';

export type OwnWords = ReadonlyMap<string, string>;
type Read = { readonly words: OwnWords; readonly texts: OwnTexts };

const kept = keptByVersion<Read>('notice_texts_version', async (db) => {
  const rows = await allNoticeTexts(db);
  const own = rows.map(({ template, language, part, words: text }) => ({
    key: ownTextKey(language as Language, template, part as NoticePart),
    text,
    language: language as Language,
  }));
  return {
    words: new Map(own.map(({ key, text }) => [key, text])),
    texts: new Map(own.map(({ key, text, language }) => [key, compiledText(text, language)])),
  };
});

/** The installation's own words of notices, as they are or were at most two seconds ago. */
export const readNoticeTexts: (db: Db) => Promise<Read> = kept.read;

export const forgetNoticeTexts: (db: Db) => void = kept.forget;

/** How notices are said here, in a language. */
export async function noticeSay(db: Db, language: Language): Promise<Say> {
  return sayOwn((await readNoticeTexts(db)).texts, language, words(language));
}
