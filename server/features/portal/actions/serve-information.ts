import { uploadLimits } from '@insaf/contract/uploads.ts';
import type { FastifyInstance } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { type Allowance, minutesOfDay, targetsFor } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { draftDays } from './keep-draft.ts';
import { type Portal, showPage } from './show-page.ts';

/** The time that is promised is the time that is kept: what the root of the tree set for everyone. */
async function spans({ ctx }: Portal) {
  const { agencies } = await readDirectory(ctx.db);
  const about = { initiativeId: null, categoryId: null, kind: 'complaint' };
  const subject = { ...about, priority: 'ordinary' } as const;
  const targets = await targetsFor(ctx.db, { ...subject, agencyId: agencies[0]!.id });
  const workingDays = ({ minutes, roundTheClock }: Allowance) =>
    Math.ceil(minutes / minutesOfDay(roundTheClock));
  const { supplyDays, remindDays, objectionDays, appealDays } = targets;
  return {
    examinationWorkingDays: workingDays(targets.examination),
    judgingWorkingDays: workingDays(targets.judging),
    ...{ supplyDays, remindDays, objectionDays, appealDays },
  };
}

const pages = {
  'how-it-works': spans,
  rights: spans,
  accessibility: () => ({}),
  privacy: () => ({ unusedFileHours: uploadLimits.unusedHours, draftDays }),
} as const;

/**
 * Pages that inform, the same for everyone who reads them in one language and digits, so they may be kept a
 * while; and what is said to programs that read the whole web.
 */
export function mountInformation(scope: FastifyInstance, portal: Portal): void {
  for (const [name, dataOf] of Object.entries(pages)) {
    scope.get(`/${name}`, openToAll, async (request, reply) => {
      reply
        .header('cache-control', 'private, max-age=300')
        .header('vary', 'cookie, accept-language');
      const data = await dataOf(portal);
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
