import type { Digits } from '@insaf/contract/digits.ts';
import { inDigits } from '@insaf/contract/digits.ts';
import type { FrozenPoint } from '@insaf/contract/meetings.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PaperMaker } from '../../../platform/documents/compile-apart.ts';
import { bookManner, linesOf, workbookOf, writeList, writeSheets } from '../../review/index.ts';
import { type PaperKind, setPaper } from '../../review-papers/index.ts';
import type { Acting } from '../../rights/index.ts';
import { frozenOf } from '../queries.ts';
import { pointLines } from '../rules/point-lines.ts';
import { pointSheet } from '../rules/point-sheet.ts';
import { type Content, contentNow, frozenIn } from './content-of.ts';
import { seenMeeting } from './seen-meeting.ts';

/** What is downloaded, and under which name. */
type Taken<File> = { readonly name: string; readonly file: File };
type Known = {
  readonly content: Content;
  readonly closed: { readonly at: string; readonly by: string; readonly sha256: string } | null;
};

/** What was frozen; of a meeting that is prepared, as it is now. @throws Refusal `not_found` */
async function knownOf(ctx: Ctx, acting: Acting, id: string): Promise<Known> {
  const meeting = await seenMeeting(ctx.db, acting, id);
  const row = await frozenOf(ctx.db, meeting);
  if (row === undefined) {
    return { content: (await contentNow(ctx, acting, meeting)).content, closed: null };
  }
  const { closedAt: at, closedBy: by, ...content } = frozenIn(row);
  return { content, closed: { at, by, sha256: row.sha256 } };
}

/** The points, then every number of the review: CSV with a line for each. */
export async function takeCsv(ctx: Ctx, acting: Acting, id: string): Promise<Taken<string>> {
  const { content } = await knownOf(ctx, acting, id);
  const file = writeList([...pointLines(content), ...linesOf(content.review)]);
  return { name: nameOf(content, 'review.csv'), file };
}

/** The points on the first sheet of a workbook, the numbers as numbers on the others. */
export async function takeXlsx(
  ctx: Ctx,
  acting: Acting,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<Taken<Buffer>> {
  const { content, closed } = await knownOf(ctx, acting, id);
  const manner = bookManner(ctx, language);
  const sheets = [
    pointSheet({ ...content, closed }, manner),
    ...workbookOf(content.review, manner),
  ];
  return { name: nameOf(content, 'review.xlsx'), file: await writeSheets(sheets, language) };
}

type ToPrint = {
  readonly id: string;
  readonly kind: PaperKind;
  readonly language: Language;
  readonly digits: Digits;
};

/** Report or slides of the very review. @throws Refusal `busy` while too many papers are being set */
export async function printMeeting(
  { ctx, maker }: { readonly ctx: Ctx; readonly maker: PaperMaker },
  acting: Acting,
  { id, kind, language, digits }: ToPrint,
): Promise<Taken<Buffer>> {
  const { content, closed } = await knownOf(ctx, acting, id);
  const { review, asked: query, points } = content;
  const { title, place, heldAt } = content.meeting;
  const text = (point: FrozenPoint) => inDigits(textIn(point, language), digits);
  const { file } = await setPaper({ ctx, maker }, acting, kind, {
    ...{ review, query, language, digits },
    meeting: {
      ...{ title, place, heldAt, closed },
      points: points.map((point) => ({ side: point.side, text: text(point) })),
    },
  });
  return { name: nameOf(content, `${kind}.pdf`), file };
}

const textIn = ({ ar, en }: FrozenPoint, language: Language) =>
  language === 'en' ? (en ?? ar) : ar;

const nameOf = ({ review: { agency, now } }: Content, ending: string) =>
  `meeting-${agency.code}-${now.from}-${now.to}-${ending}`;
