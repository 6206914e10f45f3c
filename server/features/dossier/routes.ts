import { dossierRoutes } from '@insaf/contract/dossier.ts';
import { earlierUseRoutes } from '@insaf/contract/earlier-uses.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import { readComplaint } from '../complaints/index.ts';
import { eyesOutside } from '../redaction/index.ts';
import type { Acting } from '../rights/index.ts';
import { type UploadCtx, uploadOf } from '../uploads/index.ts';
import { readDossier } from './actions/read-dossier.ts';
import { earlierUse, readEarlierUse } from './actions/read-earlier-use.ts';
import { sendFile } from './actions/send-file.ts';
import { shownFile } from './actions/shown-file.ts';

export const dossierHandlers = (ctx: Ctx, uploads: UploadCtx) =>
  bind<typeof dossierRoutes, Acting>(dossierRoutes, {
    readComplaint: ({ params }, { acting }) => readDossier(ctx, acting, params.number),
    readFile: async ({ params }, call) => {
      const complaint = await readComplaint(ctx.db, call.acting, params.number);
      if (complaint === undefined) throw new Refusal('not_found');
      const upload = await uploadOf(ctx.db, complaint, params.upload);
      if (upload === undefined) throw new Refusal('not_found');
      const file = await shownFile(ctx, call.acting, { complaint, upload, form: params.form });
      return sendFile(uploads, file, params.form, call);
    },
  });

export const earlierUseHandlers = (ctx: Ctx, uploads: UploadCtx) =>
  bind<typeof earlierUseRoutes, Acting>(earlierUseRoutes, {
    readEarlierUse: ({ params }, { acting }) => readEarlierUse(ctx, acting, params),
    readEarlierPhoto: async ({ params }, call) => {
      const { file, other } = await earlierUse(ctx, call.acting, params);
      if (file.kind !== 'photo') throw new Refusal('not_found');
      const outside = await eyesOutside(ctx.db, { number: other });
      return sendFile(uploads, outside.file(file, params.form), params.form, call);
    },
  });
