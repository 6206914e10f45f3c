import { reviewPaperRoutes } from '@insaf/contract/review-papers.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PaperMaker } from '../../platform/documents/compile-apart.ts';
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
    const { name, file } = await printReview({ ctx, maker }, acting, kind, {
      ...input,
      language: input.language ?? language,
    });
    reply.header('content-disposition', `inline; filename="${name}"`);
    return file;
  };
  return bind<typeof reviewPaperRoutes, Acting>(reviewPaperRoutes, {
    printReview: ({ query }, call) => print('report', query, call),
    printReviewSlides: ({ query }, call) => print('slides', query, call),
  });
};
