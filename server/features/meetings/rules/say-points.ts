import type { Finding } from '@insaf/contract/findings.ts';
import {
  figuresOfReview,
  fill,
  type LiveFigures,
  type SayFigure,
  withFinding,
  withUntouched,
} from '@insaf/contract/meeting-text.ts';
import type { FrozenPoint, MeetingPoint } from '@insaf/contract/meetings.ts';
import { cohortNames, eventNames, type Review, standingNames } from '@insaf/contract/review.ts';

/** How a language says a figure, and a finding that nobody reworded. */
export type Speaker = {
  readonly figure: SayFigure;
  readonly finding: (finding: Finding) => string;
};
export type Speakers = { readonly ar: Speaker; readonly en: Speaker };

/** A code in a text that names no figure, and in which of the points that were given. */
export type Unknown = { readonly at: number; readonly code: string };

type Given = {
  readonly review: Review;
  readonly findings: readonly Finding[];
  readonly points: readonly MeetingPoint[];
};

/**
 * The points as everybody reads them, in their order: without what was dropped, and without findings that
 * stand out no more and were not reworded. What was written in Arabic alone is Arabic alone.
 */
export function sayPoints(
  { review, findings, points }: Given,
  speakers: Speakers,
): { readonly points: FrozenPoint[]; readonly unknown: Unknown[] } {
  const figures = figuresOfReview(review, {
    cohort: cohortNames,
    events: eventNames,
    standing: standingNames,
  });
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const unknown: Unknown[] = [];
  const said = withUntouched(points, findings, untouched).flatMap((point, at): FrozenPoint[] => {
    if (point.dropped) return [];
    const finding = point.finding === null ? undefined : byKey.get(point.finding);
    const known = withFinding(figures, finding);
    const { textAr, textEn } = point;
    const of = { side: point.side, finding: point.finding };
    if (textAr.trim() === '' && textEn.trim() === '') {
      if (finding === undefined) return [];
      const drawn = { ar: speakers.ar.finding(finding), en: speakers.en.finding(finding) };
      return [{ ...of, written: { ar: '', en: '' }, ...drawn }];
    }
    const ar = write(textAr, known, speakers.ar);
    const en = write(textEn, known, speakers.en);
    unknown.push(...[...ar.unknown, ...en.unknown].map((code) => ({ at, code })));
    const written = { ar: textAr, en: textEn };
    return [{ ...of, written, ar: ar.text ?? en.text ?? '', en: en.text }];
  });
  return { points: said, unknown };
}

function untouched({ key, side }: Finding): MeetingPoint {
  return {
    ...{ point: '00000000-0000-0000-0000-000000000000', finding: key, side },
    ...{ textAr: '', textEn: '', dropped: false },
  };
}

function write(typed: string, figures: LiveFigures, { figure }: Speaker) {
  if (typed.trim() === '') return { text: null, unknown: [] };
  const { text, unknown } = fill(typed.trim(), figures, figure);
  return { text, unknown };
}
