import type {
  NoticePart,
  NoticePreviews,
  NoticeTemplatePage,
  NoticeTexts,
  noticeTemplateRoutes,
} from '@insaf/contract/notice-templates.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Language } from '@insaf/contract/text.ts';
import { call } from '../../api.ts';

export const parts: readonly NoticePart[] = ['sms', 'subject', 'text'];
export const bothLanguages: readonly Language[] = ['ar', 'en'];

export const templateKey = (template: string) => ['administration', 'template', template] as const;

export const listTemplates = () =>
  call<typeof noticeTemplateRoutes.listNoticeTemplates>('GET', '/notice-templates', {});

export const readTemplate = (template: NoticeTemplate): Promise<NoticeTemplatePage> =>
  call<typeof noticeTemplateRoutes.readNoticeTemplate>('GET', '/notice-templates/:template', {
    params: { template },
  });

export const putTemplate = (
  template: NoticeTemplate,
  texts: NoticeTexts,
): Promise<NoticeTemplatePage> =>
  call<typeof noticeTemplateRoutes.putNoticeTemplate>('PUT', '/notice-templates/:template', {
    params: { template },
    body: { texts },
  });

export const resetTemplate = (template: NoticeTemplate): Promise<NoticeTemplatePage> =>
  call<typeof noticeTemplateRoutes.resetNoticeTemplate>('DELETE', '/notice-templates/:template', {
    params: { template },
    query: {},
  });

export const previewNotice = (
  template: NoticeTemplate,
  texts: NoticeTexts,
  signal: AbortSignal,
): Promise<NoticePreviews> =>
  call<typeof noticeTemplateRoutes.previewNotice>('POST', '/notice-templates/preview', {
    body: { template, texts },
    signal,
  });

/** All six texts as they stand in the form. */
export type Texts = Record<Language, Record<NoticePart, string>>;

export function textsOf({ texts }: NoticeTemplatePage): Texts {
  const of = (language: Language) => ({
    sms: texts[language].sms.words,
    subject: texts[language].subject.words,
    text: texts[language].text.words,
  });
  return { ar: of('ar'), en: of('en') };
}
