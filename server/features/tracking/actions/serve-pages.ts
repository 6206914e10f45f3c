import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { languageOf } from '../../../platform/http/error-reply.ts';
import { words } from '../../../platform/words.ts';
import { formPage, type PageWords, trackedPage, trackingStyle } from '../rules/tracking-page.ts';
import { openComplaint } from './open-complaint.ts';
import { trackComplaint } from './track-complaint.ts';

type Query = { language?: string };

/**
 * `/track` and `/track/:number`, where the link in a notice leads. Works without JavaScript. The code comes
 * by POST only, so that it stands in no address, log or history.
 */
export function mountTrackingPages(server: FastifyInstance, ctx: Ctx): void {
  server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 10_000 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const hidden = { schema: { hide: true } };
    scope.get('/track.css', hidden, async (_request, reply) =>
      reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'max-age=3600')
        .send(trackingStyle),
    );
    const form = async (request: FastifyRequest, reply: FastifyReply) => {
      const { number = '' } = (request.params ?? {}) as { number?: string };
      return html(reply, formPage(wordsFor(ctx, request), { number, fault: null }));
    };
    scope.get('/track', hidden, form);
    scope.get('/track/:number', hidden, form);
    scope.post('/track', hidden, async (request, reply) => {
      const { number = '', code = '' } = (request.body ?? {}) as Record<string, string>;
      const said = wordsFor(ctx, request);
      try {
        const read = readComplaintNumber(number);
        if (read === null) throw new Refusal('wrong_complaint_number');
        const { acting } = await openComplaint(ctx, { number: read, code }, request.ip);
        return html(reply, trackedPage(said, await trackComplaint(ctx, acting, read)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const seconds = typeof error.params.seconds === 'number' ? error.params.seconds : 0;
        reply.status(error.code === 'too_many_attempts' ? 429 : 422);
        const key = error.code === 'not_found' ? 'tracking.page.wrong' : `errors.${error.code}`;
        const fault = said.say(key, { seconds });
        return html(reply, formPage(said, { number, fault }));
      }
    });
  });
}

function html(reply: FastifyReply, page: string) {
  return reply.type('text/html; charset=utf-8').send(page);
}

function wordsFor(ctx: Ctx, request: FastifyRequest): PageWords {
  const { language: asked } = (request.query ?? {}) as Query;
  const language: Language = asked === 'ar' || asked === 'en' ? asked : languageOf(request);
  const format = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    timeZone: ctx.config.TIME_ZONE,
    dateStyle: 'full',
    timeStyle: 'short',
  });
  return { language, say: words(language), when: (iso) => format.format(new Date(iso)) };
}
