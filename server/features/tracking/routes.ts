import type { Language } from '@insaf/contract/text.ts';
import { trackingRoutes } from '@insaf/contract/tracking.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind, type Call } from '../../platform/http/routes.ts';
import {
  appealDecision,
  confirmComplaint,
  readComplaint,
  supplyAnswer,
  withdrawComplaint,
} from '../complaints/index.ts';
import { receiptOf } from '../ledger/index.ts';
import type { Acting } from '../rights/index.ts';
import type { UploadCtx } from '../uploads/index.ts';
import { openAnd, openComplaint } from './actions/open-complaint.ts';
import { receiptPaper } from './actions/print-receipt.ts';
import { sendShownFile } from './actions/send-shown-file.ts';
import { trackComplaint, trackLoaded } from './actions/track-complaint.ts';

type NumberAndCode = { number: string; code: string };

export const trackingHandlers = (ctx: Ctx, uploads: UploadCtx) => {
  const open = ({ number, code }: NumberAndCode, call: Call<Acting>) =>
    openComplaint(ctx, { number, code }, call.request.ip);
  /** Opens, does one thing as the complainant, and shows what came of it. */
  const act = async (
    body: NumberAndCode,
    call: Call<Acting>,
    move: (acting: Acting, number: string) => Promise<unknown>,
  ) => {
    const { acting, complaint } = await open(body, call);
    await move(acting, complaint.number);
    return trackComplaint(ctx, acting, complaint.number);
  };
  return bind<typeof trackingRoutes, Acting>(trackingRoutes, {
    track: ({ body: { number, code } }, call) =>
      openAnd(ctx, { number, code }, call.request.ip, trackLoaded),
    readTrackedFile: async ({ params, body }, call) => {
      const { complaint } = await open(body, call);
      return sendShownFile(ctx, uploads, complaint, params, call);
    },
    readReceipt: async ({ body }, call) => {
      const { complaint } = await open(body, call);
      const receipt = await receiptOf(ctx, complaint, 'complainant');
      if (receipt === undefined) throw new Refusal('not_in_ledger_yet');
      return receipt;
    },
    printReceipt: async ({ body }, call) => {
      const { complaint } = await open(body, call);
      const language = body.language ?? (complaint.language as Language);
      return receiptPaper(ctx, complaint, { ...body, language, withCode: true });
    },
    // The code speaks for the person: it is given to nobody on the side that is judged by their word, only
    // to who was told it on registering the complaint.
    printReceiptFor: async ({ params, query }, { acting }) => {
      const complaint = await readComplaint(ctx.db, acting, params.number);
      if (complaint === undefined) throw new Refusal('not_found');
      const language = query.language ?? (complaint.language as Language);
      const withCode = acting.kind === 'staff' && complaint.registered_by === acting.staffId;
      return receiptPaper(ctx, complaint, { ...query, size: params.size, language, withCode });
    },
    supply: ({ body }, call) =>
      act(body, call, (acting, number) => supplyAnswer(ctx, acting, { ...body, number })),
    confirm: ({ body }, call) =>
      act(body, call, (acting, number) => confirmComplaint(ctx, acting, { ...body, number })),
    appeal: ({ body }, call) =>
      act(body, call, (acting, number) => appealDecision(ctx, acting, { ...body, number })),
    withdraw: ({ body }, call) =>
      act(body, call, (acting, number) => withdrawComplaint(ctx, acting, { ...body, number })),
  });
};
