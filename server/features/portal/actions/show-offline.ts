import type { Named } from '@insaf/contract/portal-filing.ts';
import { sectorKey } from '@insaf/contract/sectors.ts';
import { uploadLimits } from '@insaf/contract/uploads.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { words } from '../../../platform/words.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';
import { accept, mostTextLength } from './show-question.ts';

/**
 * The page that browsers keep for a time without a connection. It holds nothing of anybody's, and says how
 * it is written, so that the service worker knows when to ask for it anew.
 */
export async function showOffline(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { language, digits } = choicesOf(request);
  const directory = await readDirectory(portal.ctx.db);
  reply
    .header('x-read-as', `${language}-${digits}`)
    .header('cache-control', 'no-cache')
    .header('vary', 'cookie, accept-language');
  return showPage(portal, request, reply, 'offline', {
    most: mostTextLength,
    files: uploadLimits.count,
    accept,
    governorates: governoratesIn(directory, language),
    sectors: sectorsIn(directory, language),
  });
}

type Row = { code: string; name_ar: string; name_en: string };

function named(rows: readonly Row[], language: 'ar' | 'en'): Named[] {
  const order = new Intl.Collator(language);
  return rows
    .map((row) => ({ code: row.code, name: language === 'ar' ? row.name_ar : row.name_en }))
    .sort((a, b) => order.compare(a.name, b.name));
}

function governoratesIn({ places, placeByCode }: Directory, language: 'ar' | 'en') {
  const governorates = places.filter((place) => place.parent_id === null);
  return named(governorates, language).map((governorate) => {
    const { id } = placeByCode(governorate.code)!;
    const within = places.filter((place) => place.parent_id === id);
    return { ...governorate, places: named(within, language) };
  });
}

function sectorsIn({ categories }: Directory, language: 'ar' | 'en') {
  const say = words(language);
  const active = categories.filter((category) => category.active);
  return [...Map.groupBy(active, ({ sector }) => sector)].map(([sector, rows]) => ({
    name: say(sectorKey(sector)),
    categories: named(rows, language),
  }));
}
