import { fewestAnswers, type SatisfactionWords } from '@insaf/contract/satisfaction.ts';
import { Temporal } from 'temporal-polyfill';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, holdingsWith, isWithin } from '../../rights/index.ts';
import { wordsAbout } from '../queries.ts';
import { withoutContacts } from '../rules/without-contacts.ts';

const mostShown = 200;

/**
 * What people wrote about how an agency's replies were found, of those asked in a month. Whoever stands above
 * it reads each with its grade and number. Who works for it reads the words alone, in an order that says
 * nothing, and not before there are five answers.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`
 */
export async function readWords(
  ctx: Ctx,
  acting: Acting,
  { agency: code, month }: { agency: string; month: string },
): Promise<SatisfactionWords> {
  const agency = (await readDirectory(ctx.db)).agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  const held = holdingsWith(acting, 'readFigures').filter(({ path, reach }) =>
    reach === 'below' ? isWithin(agency.path, path) : path === agency.path,
  );
  if (held.length === 0) throw new Refusal('not_permitted', { field: 'agency' });
  const isAbove = held.some(({ path }) => path !== agency.path);
  const from = Temporal.PlainYearMonth.from(month);
  const begins = (of: Temporal.PlainYearMonth) =>
    new Date(of.toPlainDate({ day: 1 }).toZonedDateTime(ctx.config.TIME_ZONE).epochMilliseconds);
  const span = { from: begins(from), to: begins(from.add({ months: 1 })) };
  const { answers, words } = await wordsAbout(ctx.db, agency, span, mostShown);
  const few = !isAbove && answers < fewestAnswers;
  const shown = words.map((each) => ({
    grade: isAbove ? each.grade : null,
    removed: isAbove ? each.removed : null,
    words: isAbove ? each.words : withoutContacts(each.words),
    number: isAbove ? each.complaint_number : null,
  }));
  if (!isAbove) shown.sort((one, other) => (one.words < other.words ? -1 : 1));
  return { answers: few ? 0 : answers, few, words: few ? [] : shown };
}
