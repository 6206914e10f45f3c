import { noticeTemplateRoutes } from '@insaf/contract/notice-templates.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import {
  assertManagesNotices,
  listTemplates,
  putTemplate,
  readTemplate,
  resetTemplate,
} from './actions/change-template.ts';
import { previewNotice } from './actions/preview-notice.ts';

export const noticeTemplateHandlers = (ctx: Ctx) =>
  bind<typeof noticeTemplateRoutes, Acting>(noticeTemplateRoutes, {
    listNoticeTemplates: (_input, { acting }) => listTemplates(ctx, acting),
    previewNotice: async ({ body }, { acting, language }) => {
      await assertManagesNotices(ctx, acting);
      return previewNotice(ctx, body.template, body.texts, language);
    },
    readNoticeTemplate: ({ params }, { acting }) => readTemplate(ctx, acting, params.template),
    putNoticeTemplate: ({ params, body }, { acting, language }) =>
      putTemplate(ctx, acting, params.template, { texts: body.texts, reader: language }),
    resetNoticeTemplate: ({ params, query }, { acting }) =>
      resetTemplate(ctx, acting, params.template, query),
  });
