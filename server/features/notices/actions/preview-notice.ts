import type {
  NoticePart,
  NoticePreviews,
  NoticeTextFault,
  NoticeTexts,
} from '@insaf/contract/notice-templates.ts';
import { noticeParts } from '@insaf/contract/notice-templates.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import { type Language, languages } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { smsParts } from '../../../platform/messages/sms-text.ts';
import { words } from '../../../platform/words.ts';
import { compiledText, faultOfText } from '../rules/check-notice-text.ts';
import { exampleNotice, exampleNumber } from '../rules/example-notice.ts';
import { renderLetter, renderSms } from '../rules/render-notice.ts';
import { ownTextKey, sayOwn } from '../rules/say-own-texts.ts';
import { readNoticeTexts } from './read-notice-texts.ts';

/** Every part of a template in every language. */
export const everyText: readonly { language: Language; part: NoticePart }[] = languages.flatMap(
  (language) => noticeParts.map((part) => ({ language, part })),
);

/** What is wrong with the texts given, by field, in the reader's language. */
export function faultsOfTexts(
  template: NoticeTemplate,
  texts: NoticeTexts,
  reader: Language,
): NoticeTextFault[] {
  return everyText.flatMap(({ language, part }) => {
    const text = texts[language]?.[part];
    const found = text === undefined ? null : faultOfText(template, part, language, text);
    if (found === null) return [];
    const params = found.params.map((name) => `{${name}}`).join(reader === 'ar' ? '، ' : ', ');
    const message = words(reader)(`desk-templates.faults.${found.fault}`, { params });
    return [{ ...found, field: `${language}.${part}`, message }];
  });
}

/**
 * How a notice would read in both languages with these texts, filled with an example. A part that has a
 * fault is not shown; what is not given reads as it does now.
 */
export async function previewNotice(
  ctx: Ctx,
  template: NoticeTemplate,
  texts: NoticeTexts,
  reader: Language,
): Promise<NoticePreviews> {
  const faults = faultsOfTexts(template, texts, reader);
  const faulty = (language: Language, ...parts: NoticePart[]) =>
    parts.some((part) => faults.some(({ field }) => field === `${language}.${part}`));
  const own = new Map((await readNoticeTexts(ctx.db)).texts);
  for (const { language, part } of everyText) {
    const text = texts[language]?.[part];
    if (text === undefined || faulty(language, part)) continue;
    own.set(ownTextKey(language, template, part), compiledText(text, language));
  }
  const say = { ar: words('ar'), en: words('en') };
  const now = ctx.clock();
  const previewIn = (language: Language) => {
    const told = exampleNotice(template, language, say, now);
    const telling = {
      ...{ language, now, zone: ctx.config.TIME_ZONE },
      say: sayOwn(own, language, say[language]),
      link: `${ctx.config.PUBLIC_URL}/track/${exampleNumber}`,
    };
    const sms = () => {
      const text = renderSms(told, telling, (one) => smsParts(one).parts);
      return { text, ...smsParts(text) };
    };
    return {
      sms: faulty(language, 'sms') ? null : sms(),
      email: faulty(language, 'subject', 'text') ? null : renderLetter(told, telling),
    };
  };
  return { ar: previewIn('ar'), en: previewIn('en'), faults };
}
