import { ownDataRoutes } from '@insaf/contract/own-data.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyReply } from 'fastify';
import type { Ctx } from '../../platform/context.ts';
import { attachmentNamed } from '../../platform/files/clean-name.ts';
import { bind } from '../../platform/http/routes.ts';
import type { ComplaintRow } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { openComplaint } from '../tracking/index.ts';
import type { UploadCtx } from '../uploads/index.ts';
import { takeOwnData } from './actions/take-own-data.ts';

export const ownDataHandlers = (ctx: Ctx, uploads: UploadCtx) =>
  bind<typeof ownDataRoutes, Acting>(ownDataRoutes, {
    takeOwnData: async ({ body }, { request, reply }) => {
      const { acting, complaint } = await openComplaint(ctx, body, request.ip);
      const language = body.language ?? (complaint.language as Language);
      await sendOwnData(ctx, uploads, { acting, complaint, language }, reply);
      return undefined;
    },
  });

/** Sends it to be saved, while it is made. Nothing on the way may keep it. */
export async function sendOwnData(
  ctx: Ctx,
  uploads: UploadCtx,
  of: {
    readonly acting: Acting;
    readonly complaint: ComplaintRow;
    readonly language: Language;
  },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const zip = await takeOwnData(ctx, uploads, of.acting, of.complaint, of.language);
  return reply
    .type('application/zip')
    .header('cache-control', 'no-store')
    .header('content-disposition', attachmentNamed(`insaf-${of.complaint.number}.zip`))
    .send(zip);
}
