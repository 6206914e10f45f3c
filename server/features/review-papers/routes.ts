import { reviewPaperRoutes } from '@insaf/contract/review-papers.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PaperMaker } from '../../platform/documents/compile-apart.ts';
import { sendNamed } from '../../platform/http/named-file.ts';
import { bind, type Call } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { type PaperKind, printReview } from './actions/print-review.ts';

/** @param maker sets the papers of a process, whoever asks for them */
export const reviewPaperHandlers = (ctx: Ctx, maker: PaperMaker) => {
  const print = async (
    kind: PaperKind,
    input: Parameters<typeof printReview>[3],
    { acting, language, reply }: Call<Acting>,
  ) => {
    const asked = { ...input, language: input.language ?? language };
    return sendNamed(reply, await printReview({ ctx, maker }, acting, kind, asked), 'inline');
  };
  return bind<typeof reviewPaperRoutes, Acting>(reviewPaperRoutes, {
    printReview: ({ query }, call) => print('report', query, call),
    printReviewSlides: ({ query }, call) => print('slides', query, call),
  });
};
