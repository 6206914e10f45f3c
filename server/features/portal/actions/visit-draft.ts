import type { Named } from '@insaf/contract/portal-filing.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDay } from '../../../platform/clock.ts';
import { type Say, words } from '../../../platform/words.ts';
import { type Directory, type InitiativeRow, readDirectory } from '../../directory/index.ts';
import { faultOf } from '../../initiatives/index.ts';
import type { Draft } from '../rules/draft.ts';
import type { Known } from '../rules/read-answers.ts';
import { draftIdOf, readDraft } from './keep-draft.ts';
import { choicesOf, type Portal } from './show-page.ts';

/** One request of a person who files a complaint, with what they have answered so far. */
export type Visit = {
  readonly portal: Portal;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly id: string;
  readonly draft: Draft;
  readonly directory: Directory;
  readonly known: Known;
  readonly language: Language;
  readonly say: Say;
};

export async function visitDraft(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit> {
  const { ctx } = portal;
  const id = draftIdOf(request, reply, portal);
  const [draft, directory] = await Promise.all([readDraft(ctx, id), readDirectory(ctx.db)]);
  const { language, digits } = choicesOf(request);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  return {
    portal,
    request,
    reply,
    id,
    draft,
    directory,
    language,
    say: words(language, digits),
    known: {
      isPlace: (code) => directory.placeByCode(code) !== undefined,
      isCategory: (code) => directory.categoryByCode(code)?.active === true,
      isAgency: (code) => directory.agencyByCode(code)?.active === true,
      outside: ({ kind = 'complaint', category }) => {
        const initiative = initiativeOf(directory, draft);
        if (initiative === null) return null;
        const categoryId = directory.categoryByCode(category ?? '')?.id ?? null;
        // A kind that is not taken is said where it is asked for.
        const taken = category === undefined ? initiative : { ...initiative, kinds: [] };
        return faultOf(taken, { today, kind, channel: 'portal', categoryId });
      },
      today,
    },
  };
}

/** The initiative within which a draft is filed. */
export function initiativeOf(directory: Directory, { initiative }: Draft): InitiativeRow | null {
  return initiative == null ? null : (directory.initiativeByCode(initiative) ?? null);
}

/** The same by its code and name; null outside of all. */
export function initiativeNamed({ directory, draft, language }: Visit): Named | null {
  const row = initiativeOf(directory, draft);
  return row === null ? null : { code: row.code, name: nameIn(language, row) };
}

/** The name of something in the directory, in the reader's language. */
export const nameIn = (language: Language, row: { name_ar: string; name_en: string }): string =>
  language === 'ar' ? row.name_ar : row.name_en;
