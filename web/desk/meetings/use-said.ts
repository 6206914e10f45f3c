import { type FindingManner, findingSentence } from '@insaf/contract/finding-sentence.ts';
import type { Finding } from '@insaf/contract/findings.ts';
import {
  figuresOfReview,
  fill,
  type LiveFigures,
  withFinding,
} from '@insaf/contract/meeting-text.ts';
import type { Review } from '@insaf/contract/review.ts';
import { language } from '../installation.ts';
import { dayWords } from '../review/asked.ts';
import { say } from '../words.ts';
import { figureNames, sayFigure } from './live-figures.ts';
import type { ShownPoint } from './points.ts';
import type { SaidPoint } from './said-points.tsx';

export const manner: FindingManner = { say, language, day: dayWords };

/** Everything that a text can name now. */
export type Live = {
  readonly figures: LiveFigures;
  readonly byKey: ReadonlyMap<string, Finding>;
};

export function liveOf(review: Review, findings: readonly Finding[]): Live {
  return {
    figures: figuresOfReview(review, figureNames),
    byKey: new Map(findings.map((finding) => [finding.key, finding])),
  };
}

/** A point as it reads now, and what in it names no figure; null where it says nothing any more. */
export function sayPoint(
  { finding: key, textAr, textEn }: Pick<ShownPoint, 'finding' | 'textAr' | 'textEn'>,
  { figures, byKey }: Live,
): { readonly text: string; readonly unknown: readonly string[] } | null {
  const finding = key === null ? undefined : byKey.get(key);
  const [own, other] = language === 'ar' ? [textAr, textEn] : [textEn, textAr];
  const typed = own.trim() === '' ? other.trim() : own.trim();
  if (typed !== '') return fill(typed, withFinding(figures, finding), sayFigure);
  return finding === undefined ? null : { text: findingSentence(finding, manner), unknown: [] };
}

/** All that is said now, without what was dropped. */
export function sayAll(points: readonly ShownPoint[], live: Live): SaidPoint[] {
  return points.flatMap((point) => {
    const said = point.dropped ? null : sayPoint(point, live);
    return said === null ? [] : [{ key: point.point, side: point.side, text: said.text }];
  });
}
