import { trackingRoutes } from '@insaf/contract/tracking.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind, type Call } from '../../platform/http/routes.ts';
import {
  appealDecision,
  confirmComplaint,
  supplyAnswer,
  withdrawComplaint,
} from '../complaints/index.ts';
import { sendFile } from '../dossier/index.ts';
import { repliesOf, replyFilesOf } from '../replies/index.ts';
import type { Acting } from '../rights/index.ts';
import { type UploadCtx, uploadOf } from '../uploads/index.ts';
import { type Opened, openComplaint } from './actions/open-complaint.ts';
import { trackComplaint } from './actions/track-complaint.ts';

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
    track: async ({ body }, call) => {
      const { acting, complaint } = await open(body, call);
      return trackComplaint(ctx, acting, complaint.number);
    },
    readTrackedFile: async ({ params, body }, call) => {
      const opened = await open(body, call);
      await assertShown(ctx, opened, params.upload);
      const upload = await uploadOf(ctx.db, opened.complaint, params.upload);
      if (upload === undefined) throw new Refusal('not_found');
      return sendFile(uploads, upload, params.form, call);
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

/** Files of a reply are shown once it was settled, or was an interim one; the person's own always. */
async function assertShown(ctx: Ctx, { complaint }: Opened, uploadId: string): Promise<void> {
  const [files, replies] = await Promise.all([
    replyFilesOf(ctx.db, complaint),
    repliesOf(ctx.db, complaint),
  ]);
  const inReplies = files.filter((file) => file.upload_id === uploadId);
  if (inReplies.length === 0) return;
  const shown = inReplies.some((file) => {
    const reply = replies.find(({ reply_no }) => reply_no === file.reply_no);
    return reply?.verdict === 'settled' || reply?.verdict === 'interim';
  });
  if (!shown) throw new Refusal('not_found');
}
