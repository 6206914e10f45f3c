import type {
  NoticePart,
  NoticeTemplatePage,
  NoticeTexts,
} from '@insaf/contract/notice-templates.ts';
import { type NoticeTemplate, noticeTemplates } from '@insaf/contract/notices.ts';
import { type Language, languages } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { standardText } from '../../../platform/words.ts';
import { assertManagesAll, changedFields, recordChange } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { deleteNoticeText, putNoticeText } from '../queries.ts';
import { neededIn, parametersOf } from '../rules/check-notice-text.ts';
import { ownTextKey } from '../rules/say-own-texts.ts';
import { everyText, faultsOfTexts, previewNotice } from './preview-notice.ts';
import { forgetNoticeTexts, type OwnWords, readNoticeTexts } from './read-notice-texts.ts';

/** The words of notices are the whole installation's. @throws Refusal `not_permitted` */
export async function assertManagesNotices(ctx: Ctx, acting: Acting): Promise<void> {
  assertManagesAll(acting, 'manageNotices', (await readDirectory(ctx.db)).agencies);
}

const standardOf = (language: Language, template: NoticeTemplate, part: NoticePart) =>
  standardText(language, `notices.${template}.${part}`);

/** All templates, with the subject as it reads now, and the languages in which it is the installation's. */
export async function listTemplates(ctx: Ctx, acting: Acting) {
  await assertManagesNotices(ctx, acting);
  const { words } = await readNoticeTexts(ctx.db);
  const templates = noticeTemplates.map(async (template) => {
    const { ar, en } = await previewNotice(ctx, template, {}, 'ar');
    const changed = languages.filter((language) =>
      everyText.some(
        ({ part, language: of }) => of === language && words.has(ownTextKey(of, template, part)),
      ),
    );
    return { template, changed, subject: { ar: ar.email!.subject, en: en.email!.subject } };
  });
  return { templates: await Promise.all(templates) };
}

/** The texts of a template beside the standard ones. @throws Refusal `not_permitted` */
export async function readTemplate(
  ctx: Ctx,
  acting: Acting,
  template: NoticeTemplate,
): Promise<NoticeTemplatePage> {
  await assertManagesNotices(ctx, acting);
  const { words } = await readNoticeTexts(ctx.db);
  const partOf = (language: Language, part: NoticePart) => {
    const standard = standardOf(language, template, part);
    const own = words.get(ownTextKey(language, template, part));
    return { standard, words: own ?? standard, changed: own !== undefined };
  };
  const textsIn = (language: Language) => ({
    sms: partOf(language, 'sms'),
    subject: partOf(language, 'subject'),
    text: partOf(language, 'text'),
  });
  const needed = new Set([...neededIn(template, 'sms'), ...neededIn(template, 'text')]);
  return {
    template,
    texts: { ar: textsIn('ar'), en: textsIn('en') },
    parameters: parametersOf(template).map((name) => ({ name, needed: needed.has(name) })),
  };
}

/**
 * New texts of a template, said from the next notice on. One that is the same as the standard text is no
 * text of its own.
 *
 * @throws Refusal `not_permitted`; `notice_text_wrong` with all faults by field, and nothing is saved
 */
export async function putTemplate(
  ctx: Ctx,
  acting: Acting,
  template: NoticeTemplate,
  { texts, reader }: { texts: NoticeTexts; reader: Language },
): Promise<NoticeTemplatePage> {
  await assertManagesNotices(ctx, acting);
  const faults = faultsOfTexts(template, texts, reader);
  if (faults.length > 0) {
    throw new Refusal('notice_text_wrong', { field: `texts.${faults[0]!.field}`, faults });
  }
  return writeTexts(ctx, acting, template, { what: 'edited', texts });
}

/** Back to the standard texts, of a language or a part or all. @throws Refusal `not_permitted` */
export async function resetTemplate(
  ctx: Ctx,
  acting: Acting,
  template: NoticeTemplate,
  only: { language?: Language | undefined; part?: NoticePart | undefined },
): Promise<NoticeTemplatePage> {
  await assertManagesNotices(ctx, acting);
  const texts: Record<Language, Partial<Record<NoticePart, string>>> = { ar: {}, en: {} };
  for (const { language, part } of everyText) {
    if ((only.language ?? language) !== language || (only.part ?? part) !== part) continue;
    texts[language][part] = standardOf(language, template, part);
  }
  return writeTexts(ctx, acting, template, { what: 'reset', texts });
}

async function writeTexts(
  ctx: Ctx,
  acting: Acting,
  template: NoticeTemplate,
  { what, texts }: { what: 'edited' | 'reset'; texts: NoticeTexts },
): Promise<NoticeTemplatePage> {
  const { words } = await readNoticeTexts(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const before: Record<string, string> = {};
    const after: Record<string, string> = {};
    for (const { language, part } of everyText) {
      const text = texts[language]?.[part];
      if (text === undefined) continue;
      const key = { template, language, part };
      before[`${language}.${part}`] = currentText(words, key);
      after[`${language}.${part}`] = text;
      if (text === standardOf(language, template, part)) await deleteNoticeText(db, key);
      else await putNoticeText(db, key, text);
    }
    const changed = changedFields(before, after);
    if (changed === null) return;
    await recordChange(ctx, db, acting, {
      ...{ kind: 'notice_template', subject: template, what, ...changed },
    });
  });
  forgetNoticeTexts(ctx.db);
  return readTemplate(ctx, acting, template);
}

function currentText(
  words: OwnWords,
  key: { template: NoticeTemplate; language: Language; part: NoticePart },
): string {
  const own = words.get(ownTextKey(key.language, key.template, key.part));
  return own ?? standardOf(key.language, key.template, key.part);
}
