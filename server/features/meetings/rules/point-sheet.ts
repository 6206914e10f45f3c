import { meetingSides } from '@insaf/contract/meeting-text.ts';
import type { FrozenReview } from '@insaf/contract/meetings.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { ReviewSheet } from '../../review/index.ts';

type Said = Pick<FrozenReview, 'meeting' | 'points' | 'review'> & {
  readonly closed: { readonly at: string; readonly by: string; readonly sha256: string } | null;
};
type Manner = {
  readonly say: (key: string, params?: Record<string, string>) => string;
  readonly language: Language;
  readonly instant: (at: string) => string;
};

/** What is said of a review, as the first sheet of its workbook. */
export function pointSheet(
  { meeting, points, review, closed }: Said,
  { say, language, instant }: Manner,
): ReviewSheet {
  const note = (value: string) => [{ value, as: 'note' as const }];
  const held = [meeting.heldAt === null ? '' : instant(meeting.heldAt), meeting.place];
  const facts = [
    review.agency.name[language],
    say('desk-review.from_to', { from: review.now.from, to: review.now.to }),
    held.filter((each) => each !== '').join(' · '),
    closed === null
      ? say('review-paper.draft')
      : say('review-paper.closed', { at: instant(closed.at), by: closed.by }),
    closed === null ? '' : `SHA-256 ${closed.sha256}`,
  ].filter((each) => each !== '');
  return {
    name: say('review-paper.cover.meeting'),
    sticky: { rows: 0, columns: 0 },
    widths: [110],
    rows: [
      [{ value: meeting.title, as: 'title' as const }],
      ...facts.map(note),
      ...meetingSides.flatMap((side) => {
        const texts = points.filter((point) => point.side === side);
        if (texts.length === 0) return [];
        return [
          [],
          [{ value: say(`review-paper.points.${side}`), as: 'head' as const }],
          ...texts.map(({ ar, en }) => [
            { value: language === 'en' ? (en ?? ar) : ar, as: 'text' as const },
          ]),
        ];
      }),
    ],
  };
}
