import type { Digits } from '@insaf/contract/digits.ts';
import type { PaperQuery } from '@insaf/contract/review-papers.ts';
import type { Language } from '@insaf/contract/text.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PaperMaker } from '../../../platform/documents/compile-apart.ts';
import { words } from '../../../platform/words.ts';
import { findingsOf } from '../../findings/index.ts';
import { readIndicators } from '../../indicators/index.ts';
import { installationFor } from '../../installation/index.ts';
import { readReview } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { staffNames } from '../../staff/index.ts';
import type { Paper } from '../rules/cover.ts';
import { mannerOf } from '../rules/manner.ts';
import { reportOf } from '../rules/report.ts';
import { reportTemplate } from '../rules/report-template.ts';
import { slidesOf } from '../rules/slides.ts';
import { slidesTemplate } from '../rules/slides-template.ts';

export type PaperKind = 'report' | 'slides';

const papers = {
  report: { sheet: reportOf, template: reportTemplate },
  slides: { sheet: slidesOf, template: slidesTemplate },
} as const;

/**
 * A period review as PDF, of the very numbers that the page shows, and under which name it is kept.
 *
 * @throws Refusal all that reading a review refuses; `busy` while too many papers are being set
 */
export async function printReview(
  { ctx, maker }: { ctx: Ctx; maker: PaperMaker },
  acting: Acting,
  kind: PaperKind,
  { language = 'ar', digits, ...query }: PaperQuery,
): Promise<{ readonly name: string; readonly file: Buffer }> {
  const review = await readReview(ctx, acting, query);
  const findings = await findingsOf(ctx, acting, query);
  const indicators = await readIndicators(ctx, acting, {
    ...{ agency: review.agency.code, year: yearOf(query.to, ctx) },
  });
  const paper = { review, query, findings, indicators };
  return setPaper({ ctx, maker }, acting, kind, { ...paper, language, digits });
}

/** The year in which a period ends; of one that ends after this year, this year. */
function yearOf(to: string, ctx: Ctx): number {
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  return Number((to < today ? to : today).slice(0, 4));
}

/** What a paper is made of, and how it is said. */
export type ToSet = Omit<Paper, 'frame'> & {
  readonly language: Language;
  readonly digits: Digits;
};

/** A review that was read already, on paper. @throws Refusal `busy` while too many papers are being set */
export async function setPaper(
  { ctx, maker }: { ctx: Ctx; maker: PaperMaker },
  acting: Acting,
  kind: PaperKind,
  { language, digits, ...paper }: ToSet,
): Promise<{ readonly name: string; readonly file: Buffer }> {
  const { review, query } = paper;
  const installation = await installationFor(ctx, language);
  const frame = {
    installation: installation.name,
    by: await nameOf(ctx, acting),
    at: ctx.clock(),
  };
  const zone = ctx.config.TIME_ZONE;
  const manner = mannerOf(words(language, digits), { language, digits, zone });
  const { sheet, template } = papers[kind];
  const data = sheet(manner, { ...paper, frame });
  const file = await maker.compile({ template, data, madeAt: frame.at });
  return { name: `review-${review.agency.code}-${query.from}-${query.to}-${kind}.pdf`, file };
}

/** Who has it printed, for the cover; a partner's system has no name. */
async function nameOf(ctx: Ctx, acting: Acting): Promise<string | null> {
  if (acting.kind !== 'staff') return null;
  return (await staffNames(ctx.db, [acting.staffId])).get(acting.staffId) ?? null;
}
