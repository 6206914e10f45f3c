import { standingPeriod } from '@insaf/contract/standing.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { words } from '../../../platform/words.ts';
import {
  catalogue,
  dictionary,
  exportPublicYear,
  indexDictionary,
  mediaOf,
  type OpenFormat,
  openFormats,
  readPublicYear,
} from '../../figures/index.ts';
import { installationFor } from '../../installation/index.ts';
import {
  openIndexColumns,
  readOpenCells,
  readOpenPeriods,
  readPublicIndex,
} from '../../standing/index.ts';
import { noSuchPage, type Portal, showPage } from './show-page.ts';

const hour = 60 * 60;

/**
 * `/figures`: what anyone may read of the figures, by year, and of the index of agencies, by period; and the
 * same as open data. The same for all who read it, so it may be kept an hour; what it says changes by the day.
 */
export function mountFigures(scope: FastifyInstance, portal: Portal): void {
  const { ctx } = portal;
  const sayIn = (language: 'ar' | 'en', key: string) => words(language)(key);
  const missing = noSuchPage(portal);

  scope.get('/figures', openToAll, async (request, reply) => {
    const { year } = request.query as { year?: unknown };
    if (year !== undefined && !isYear(year)) return missing(request, reply);
    const figures = await readPublicYear(ctx, year === undefined ? null : Number(year));
    if (figures === null && year !== undefined) return missing(request, reply);
    reply.header('cache-control', 'private, max-age=300').header('vary', 'cookie, accept-language');
    return showPage(portal, request, reply, 'figures', { figures });
  });
  scope.get('/figures/index', openToAll, async (request, reply) => {
    const { period } = request.query as { period?: unknown };
    if (period !== undefined && !isPeriod(period)) return missing(request, reply);
    const index = await readPublicIndex(ctx, typeof period === 'string' ? period : null);
    if (index === null && period !== undefined) return missing(request, reply);
    reply.header('cache-control', 'private, max-age=300').header('vary', 'cookie, accept-language');
    return showPage(portal, request, reply, 'public-index', { index });
  });
  scope.get('/figures/index/dictionary.json', openToAll, async (_request, reply) =>
    sent(reply, 'application/json', JSON.stringify(indexDictionary(openIndexColumns, sayIn))),
  );
  scope.get('/figures/index/:file', openToAll, async (request: FastifyRequest, reply) => {
    const { file } = request.params as { file: string };
    const period = file.replace(/\.csv$/, '');
    const cells = file !== period && isPeriod(period) ? await readOpenCells(ctx, period) : null;
    if (cells === null) return missing(request, reply);
    reply.header('content-disposition', `attachment; filename="insaf-index-${file}"`);
    return sent(reply, mediaOf('csv'), cells);
  });
  scope.get('/figures/dictionary.json', openToAll, async (_request, reply) =>
    sent(reply, 'application/json', JSON.stringify(dictionary(sayIn))),
  );
  scope.get('/figures/catalogue.jsonld', openToAll, async (_request, reply) => {
    const latest = await readPublicYear(ctx, null);
    const nameIn = async (language: 'ar' | 'en') =>
      (await installationFor(ctx, language)).name ?? sayIn(language, 'portal.name');
    const of = { years: latest?.years ?? [], periods: await readOpenPeriods(ctx) };
    const text = catalogue(of, {
      home: ctx.config.PUBLIC_URL,
      publisher: { ar: await nameIn('ar'), en: await nameIn('en') },
      modified: latest?.countedUntil ?? ctx.clock().toISOString(),
      say: sayIn,
    });
    return sent(reply, 'application/ld+json', JSON.stringify(text));
  });
  scope.get('/figures/:file', openToAll, async (request: FastifyRequest, reply) => {
    const { file } = request.params as { file: string };
    const [year = '', format = ''] = file.split('.');
    const known = openFormats.find((one): one is OpenFormat => one === format);
    const figures =
      known !== undefined && isYear(year) ? await readPublicYear(ctx, Number(year)) : null;
    if (known === undefined || figures === null) return missing(request, reply);
    reply.header('content-disposition', `attachment; filename="insaf-${year}.${known}"`);
    return sent(reply, mediaOf(known), await exportPublicYear(figures, known));
  });
}

function isPeriod(text: unknown): text is string {
  return standingPeriod.safeParse(text).success;
}

function isYear(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9]{4}$/.test(text);
}

/** Open data may be read by programs of anyone, from any page. */
function sent(reply: FastifyReply, type: string, body: string | Buffer): FastifyReply {
  return reply
    .type(type.startsWith('text/') || type.includes('json') ? `${type}; charset=utf-8` : type)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', `public, max-age=${hour}`)
    .send(body);
}
