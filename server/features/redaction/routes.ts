import { type RedactionVersion, redactionRoutes } from '@insaf/contract/redaction.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import type { UploadCtx } from '../uploads/index.ts';
import { complaintToRedact } from './actions/redact.ts';
import { redactFile } from './actions/redact-file.ts';
import { redactPhoto } from './actions/redact-photo.ts';
import { redactText } from './actions/redact-text.ts';
import { type TextOf, textsHere } from './actions/written-text.ts';
import { versionsOf } from './queries.ts';

/** @param later what finds the texts of features that come after this one */
export const redactionHandlers = (ctx: Ctx, uploads: UploadCtx, later: readonly TextOf[]) =>
  bind<typeof redactionRoutes, Acting>(redactionRoutes, {
    listRedactions: async ({ params }, { acting }) => {
      const complaint = await complaintToRedact(ctx, acting, params.number);
      const versions = await versionsOf(ctx.db, complaint);
      return {
        versions: versions.map((row) => ({
          redactionNo: row.redaction_no,
          subject: row.subject,
          marks: row.marks as unknown as RedactionVersion['marks'],
          at: row.at.toISOString(),
          officer: row.officer,
        })),
      };
    },
    redactText: ({ params, body }, { acting }) =>
      redactText(ctx, acting, { ...params, ...body }, [...textsHere, ...later]),
    redactFile: ({ params, body }, { acting }) =>
      redactFile(ctx, uploads, acting, { ...params, ...body }),
    redactPhoto: ({ params, body }, { acting }) =>
      redactPhoto(ctx, uploads, acting, { ...params, ...body }),
  });
