import type { MeetingSide } from '@insaf/contract/meeting-text.ts';
import type { Block, Section } from './blocks.ts';
import type { Manner } from './manner.ts';
import type { Slide } from './slides.ts';

/** What a meeting says of a review, in the language of the paper. */
export type MeetingWords = {
  readonly title: string;
  readonly place: string;
  readonly heldAt: string | null;
  /** When and by whom it was closed, and the hash of what was frozen; null for a draft. */
  readonly closed: { readonly at: string; readonly by: string; readonly sha256: string } | null;
  readonly points: readonly { readonly side: MeetingSide; readonly text: string }[];
};

const sides: readonly MeetingSide[] = ['well', 'obstacle', 'recommendation'];

/** Points that fit on one slide, by the letters of their texts. */
const lettersOfSlide = 900;
const pointsOfSlide = 6;

/** What is said of the review, before all figures: what went well, what stood in the way, what is advised. */
export function meetingSections({ say, number }: Manner, meeting?: MeetingWords): Section[] {
  if (meeting === undefined) return [];
  return sides.flatMap((side): Section[] => {
    const texts = textsOf(meeting, side);
    if (texts.length === 0) return [];
    const points = texts.map((text, at) => ({ number: number(at + 1), text }));
    const block: Block = { is: 'points', points };
    return [
      {
        title: say(`review-paper.points.${side}`),
        basis: null,
        blocks: [block],
        apart: side === 'well',
      },
    ];
  });
}

/** The same for the wall, a few points on each slide. */
export function meetingSlides({ say, number }: Manner, meeting?: MeetingWords): Slide[] {
  if (meeting === undefined) return [];
  return sides.flatMap((side) => {
    let at = 0;
    return sheets(textsOf(meeting, side)).map((texts): Slide => {
      const points = texts.map((text) => {
        at += 1;
        return { number: number(at), text };
      });
      const title = say(`review-paper.points.${side}`);
      return { title, basis: null, foot: null, block: { is: 'points', points } };
    });
  });
}

const textsOf = ({ points }: MeetingWords, of: MeetingSide): string[] =>
  points.filter(({ side }) => side === of).map(({ text }) => text);

function sheets(texts: readonly string[]): string[][] {
  const found: string[][] = [];
  let letters = 0;
  for (const text of texts) {
    const last = found.at(-1);
    const fits = last !== undefined && last.length < pointsOfSlide;
    if (fits && letters + text.length <= lettersOfSlide) {
      last.push(text);
      letters += text.length;
    } else {
      found.push([text]);
      letters = text.length;
    }
  }
  return found;
}
