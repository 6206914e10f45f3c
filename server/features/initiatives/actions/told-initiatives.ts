import type { InitiativeCard, InitiativePages } from '@insaf/contract/portal-initiatives.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { ComplaintKind } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type InitiativeRow, readDirectory } from '../../directory/index.ts';
import { stateOf } from '../rules/state-of.ts';

type Told = InitiativePages['initiative'];

const inWords = (language: Language, ar: string, en: string) => (language === 'ar' ? ar : en);
const isByPortal = ({ channels }: InitiativeRow) =>
  channels.length === 0 || channels.includes('portal');

/** Those within which people can file on the portal today, the latest first, in a language. */
export async function initiativesOnPortal(ctx: Ctx, language: Language): Promise<InitiativeCard[]> {
  const { initiatives } = await readDirectory(ctx.db);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  return initiatives
    .filter((row) => isByPortal(row) && stateOf(row, today) === 'open')
    .toReversed()
    .map((row) => cardOf(row, language));
}

/** What people are told of an initiative, wherever it stands; null for none. */
export async function toldInitiative(
  ctx: Ctx,
  code: string,
  language: Language,
): Promise<Told | null> {
  const { initiativeByCode, successorOf, category } = await readDirectory(ctx.db);
  const row = initiativeByCode(code);
  if (row === undefined) return null;
  const supervisor = successorOf(row.supervisor_id);
  const categories = row.category_ids.map((id) => category(id)).filter(({ active }) => active);
  return {
    ...cardOf(row, language),
    supervisor: inWords(language, supervisor.name_ar, supervisor.name_en),
    firstDay: row.first_day,
    state: stateOf(row, localDay(ctx.clock(), ctx.config.TIME_ZONE)),
    byPortal: isByPortal(row),
    kinds: row.kinds as ComplaintKind[],
    categories: categories.map(({ name_ar, name_en }) => inWords(language, name_ar, name_en)),
  };
}

function cardOf(row: InitiativeRow, language: Language): InitiativeCard {
  return {
    code: row.code,
    name: inWords(language, row.name_ar, row.name_en),
    purpose: inWords(language, row.purpose_ar, row.purpose_en),
    lastDay: row.last_day,
  };
}
