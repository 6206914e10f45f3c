import { z } from 'zod';
import { noticeTemplates } from './notices.ts';
import { route } from './route.ts';
import { languages } from './text.ts';

/** What a notice consists of: the short message, and the subject and text of the e-mail. */
export const noticeParts = ['sms', 'subject', 'text'] as const;
export type NoticePart = (typeof noticeParts)[number];

/** Most UTF-16 units of each part, choices and parameters included. */
export const longestNoticeText: Record<NoticePart, number> = {
  sms: 1500,
  subject: 400,
  text: 5000,
};

/** What can be wrong with a text; the sentences are `desk-templates.faults.<fault>`. */
export const noticeTextFaults = [
  'empty',
  'too_long',
  'not_readable',
  'unknown_parameter',
  'missing_parameter',
  'wrong_choices',
] as const;

const text = z.string().max(5000);
const ofLanguage = z.strictObject({
  sms: text.optional(),
  subject: text.optional(),
  text: text.optional(),
});
export const noticeTexts = z.strictObject({ ar: ofLanguage.optional(), en: ofLanguage.optional() });
export type NoticeTexts = z.infer<typeof noticeTexts>;

const fault = z.object({
  field: z.string().describe('`ar.sms`'),
  fault: z.enum(noticeTextFaults),
  params: z.array(z.string()).describe('the parameters it is about'),
  message: z.string(),
});
export type NoticeTextFault = z.infer<typeof fault>;

const part = z.object({
  words: z.string(),
  standard: z.string(),
  changed: z.boolean(),
});
const parts = z.object({ sms: part, subject: part, text: part });

const templatePage = z.object({
  template: z.enum(noticeTemplates),
  texts: z.object({ ar: parts, en: parts }),
  parameters: z.array(
    z.object({
      name: z.string(),
      needed: z.boolean().describe('a text without it is refused, in all parts or in some'),
    }),
  ),
});
export type NoticeTemplatePage = z.infer<typeof templatePage>;

const preview = z.object({
  sms: z
    .object({ text: z.string(), coding: z.enum(['gsm7', 'ucs2']), parts: z.number().int() })
    .nullable(),
  email: z.object({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
});
const previews = z.object({ ar: preview, en: preview, faults: z.array(fault) });
export type NoticePreviews = z.infer<typeof previews>;

const template = z.object({ template: z.enum(noticeTemplates) });

export const noticeTemplateRoutes = {
  listNoticeTemplates: route({
    method: 'GET',
    path: '/notice-templates',
    access: 'manageNotices',
    summary: 'All templates of notices, and which the installation says in its own words',
    replies: {
      200: z.object({
        templates: z.array(
          z.object({
            template: z.enum(noticeTemplates),
            changed: z.array(z.enum(languages)),
            subject: z.object({ ar: z.string(), en: z.string() }),
          }),
        ),
      }),
    },
  }),
  previewNotice: route({
    method: 'POST',
    path: '/notice-templates/preview',
    access: 'manageNotices',
    summary: 'How texts would read, filled with an example; what is not given is taken as it is',
    body: z.strictObject({ template: z.enum(noticeTemplates), texts: noticeTexts }),
    replies: { 200: previews },
  }),
  readNoticeTemplate: route({
    method: 'GET',
    path: '/notice-templates/:template',
    access: 'manageNotices',
    summary: 'The texts of a template in both languages, beside the standard ones',
    params: template,
    replies: { 200: templatePage },
  }),
  putNoticeTemplate: route({
    method: 'PUT',
    path: '/notice-templates/:template',
    access: 'manageNotices',
    summary: 'New texts, said from the next notice on',
    params: template,
    body: z.strictObject({ texts: noticeTexts }),
    replies: { 200: templatePage },
  }),
  resetNoticeTemplate: route({
    method: 'DELETE',
    path: '/notice-templates/:template',
    access: 'manageNotices',
    summary: 'Back to the standard texts',
    params: template,
    query: z.strictObject({
      language: z.enum(languages).optional(),
      part: z.enum(noticeParts).optional(),
    }),
    replies: { 200: templatePage },
  }),
} as const;
