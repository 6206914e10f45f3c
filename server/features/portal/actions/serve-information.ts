import { uploadLimits } from '@insaf/contract/uploads.ts';
import type { FastifyInstance } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { allowances } from '../../deadlines/index.ts';
import { draftDays } from './keep-draft.ts';
import { type Portal, showPage } from './show-page.ts';

/** The time that is promised is the time that is kept. */
const spans = {
  examinationWorkingDays: allowances.examination / allowances.workingDay,
  judgingWorkingDays: allowances.judging / allowances.workingDay,
  supplyDays: allowances.supplyDays,
  remindDays: allowances.remindDays,
  objectionDays: allowances.objectionDays,
  appealDays: allowances.appealDays,
};

const pages = {
  'how-it-works': spans,
  rights: spans,
  accessibility: {},
  privacy: { unusedFileHours: uploadLimits.unusedHours, draftDays },
} as const;

/**
 * Pages that inform, the same for everyone who reads them in one language and digits, so they may be kept a
 * while; and what is said to programs that read the whole web.
 */
export function mountInformation(scope: FastifyInstance, portal: Portal): void {
  for (const [name, data] of Object.entries(pages)) {
    scope.get(`/${name}`, openToAll, async (request, reply) => {
      reply
        .header('cache-control', 'private, max-age=300')
        .header('vary', 'cookie, accept-language');
      return showPage(portal, request, reply, name as keyof typeof pages, data as never);
    });
  }
  scope.get('/robots.txt', openToAll, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(
        'User-agent: *\nDisallow: /track\nDisallow: /receipt\nDisallow: /file\nDisallow: /desk\n',
      ),
  );
}
