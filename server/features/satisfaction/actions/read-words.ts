import { fewestAnswers, type SatisfactionWords } from '@insaf/contract/satisfaction.ts';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, type Holding, holdingsWith, isWithin } from '../../rights/index.ts';
import { countAnswers, type Told, wordsAbout } from '../queries.ts';
import { withoutContacts } from '../rules/without-contacts.ts';

const mostShown = 200;

/**
 * What people wrote of those asked in a month, about an agency and what lies below it. Whoever stands above an
 * agency reads each with its grade and number. Who works for it reads the words alone, in an order that says
 * nothing, and not before there are five answers about it.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`
 */
export async function readWords(
  ctx: Ctx,
  acting: Acting,
  given: { agency?: string | undefined; month?: string | undefined },
): Promise<SatisfactionWords> {
  const directory = await readDirectory(ctx.db);
  const held = holdingsWith(acting, 'readFigures');
  const agency = agencyAsked(directory, held, given.agency);
  const zone = ctx.config.TIME_ZONE;
  const month = given.month ?? localDay(ctx.clock(), zone).slice(0, 7);
  const asked = spanOf(month, zone);
  const reached = directory.agencies.filter(
    ({ path }) => isWithin(path, agency.path) && reaches(held, path),
  );
  const isBelow = ({ path }: AgencyRow) =>
    held.some((one) => one.path !== path && reaches([one], path));
  const idsOf = (of: readonly AgencyRow[]) => of.map(({ id }) => id);
  const own = idsOf(reached.filter((each) => !isBelow(each)));
  const few = own.length > 0 && (await countAnswers(ctx.db, acting, own, asked)) < fewestAnswers;
  const ofBelow = await wordsAbout(
    ctx.db,
    acting,
    idsOf(reached.filter(isBelow)),
    asked,
    mostShown,
  );
  const ofOwn = few ? [] : await wordsAbout(ctx.db, acting, own, asked, mostShown);
  const named = ({ agency_id }: Told) => nameOf(directory.agency(agency_id));
  return {
    ...{ agency: nameOf(agency), month, few },
    words: [
      ...ofBelow.map((each) => ({
        ...{ agency: named(each), grade: each.grade, removed: each.removed },
        ...{ words: each.words, number: each.complaint_number },
      })),
      ...ofOwn
        .map((each) => ({
          ...{ agency: named(each), grade: null, removed: null, number: null },
          words: withoutContacts(each.words),
        }))
        .sort((one, other) => (one.words < other.words ? -1 : 1)),
    ],
  };
}

const nameOf = ({ code, name_ar: ar, name_en: en }: AgencyRow) => ({ code, name: { ar, en } });

const reaches = (held: readonly Holding[], path: string) =>
  held.some((one) => (one.reach === 'below' ? isWithin(path, one.path) : path === one.path));

function agencyAsked(
  directory: Directory,
  held: readonly Holding[],
  code: string | undefined,
): AgencyRow {
  const [highest] = held.toSorted((one, other) => one.path.length - other.path.length);
  if (highest === undefined) throw new Refusal('not_permitted');
  if (code === undefined) return directory.agency(highest.agencyId);
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (!reaches(held, agency.path)) throw new Refusal('not_permitted', { field: 'agency' });
  return agency;
}

function spanOf(month: string, zone: string): { from: Date; to: Date } {
  const first = Temporal.PlainYearMonth.from(month);
  const begins = (of: Temporal.PlainYearMonth) =>
    new Date(of.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds);
  return { from: begins(first), to: begins(first.add({ months: 1 })) };
}
