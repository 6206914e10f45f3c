import type { MeetingSide } from '@insaf/contract/meeting-text.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';

type Row = {
  readonly point: string;
  readonly side: string;
  readonly finding: string | null;
  readonly text_ar: string;
  readonly text_en: string;
  readonly dropped: boolean;
};

/** A point as the API knows it. */
export const pointOf = ({
  point,
  side,
  finding,
  text_ar,
  text_en,
  dropped,
}: Row): MeetingPoint => ({
  ...{ point, side: side as MeetingSide, finding, dropped },
  ...{ textAr: text_ar, textEn: text_en },
});

/** The first point that is there twice, by itself or by its finding; null where none is. */
export function twice(points: readonly MeetingPoint[]): number | null {
  const seen = new Set<string>();
  for (const [at, { point, finding }] of points.entries()) {
    for (const key of [`point ${point}`, ...(finding === null ? [] : [`finding ${finding}`])]) {
      if (seen.has(key)) return at;
      seen.add(key);
    }
  }
  return null;
}
