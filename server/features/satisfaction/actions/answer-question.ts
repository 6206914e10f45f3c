import type { SatisfactionAnswer } from '@insaf/contract/satisfaction.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { countAgain } from '../../figures/index.ts';
import { lastQuestion, lockQuestion, putQuestion, type QuestionRow } from '../queries.ts';
import { readLink, writeLink } from '../rules/link.ts';

type Sealing = Pick<Ctx, 'sealing'>;
const keyOf = ({ sealing }: Sealing) => sealing.keyFor('satisfaction links');

/** Where one question is answered, without the address of the installation. */
export function questionPath(ctx: Sealing, number: string, seq: number): string {
  return `/satisfaction/${writeLink(keyOf(ctx), { number, seq })}`;
}

/** What a link opens: enough to know which complaint it is about, and nothing of who filed it. */
export type OpenQuestion = {
  readonly number: string;
  readonly subject: Bilingual | null;
  readonly agency: Bilingual;
  readonly until: Date;
  readonly isOpen: boolean;
  readonly given: Partial<SatisfactionAnswer>;
};

/** The question of a link; null for what is no link, and for what was never asked. */
export async function openQuestion(ctx: Ctx, link: string): Promise<OpenQuestion | null> {
  const key = readLink(keyOf(ctx), link);
  if (key === null) return null;
  const acting = { kind: 'complainant', number: key.number } as const;
  const complaint = await readComplaint(ctx.db, acting, key.number);
  if (complaint === undefined) return null;
  const question = await ctx.db.transaction().execute((db) => lockQuestion(db, complaint, key.seq));
  if (question?.asked_at == null) return null;
  const directory = await readDirectory(ctx.db);
  const named = (row: { name_ar: string; name_en: string }) => ({
    ar: row.name_ar,
    en: row.name_en,
  });
  const { category_id: category } = complaint;
  return {
    number: key.number,
    subject: category === null ? null : named(directory.category(category)),
    agency: named(directory.agency(question.agency_id)),
    until: question.closes_at!,
    isOpen: isOpenAt(complaint, question, ctx.clock()),
    given: {
      ...(question.grade === null ? {} : { grade: question.grade }),
      ...(question.removed === null ? {} : { removed: question.removed }),
      ...(question.words === null ? {} : { words: question.words }),
    },
  };
}

/**
 * The person answers, or changes what they answered.
 *
 * @returns whether it was taken: not once its time is over
 */
export async function answerQuestion(
  ctx: Ctx,
  link: string,
  { grade, removed, words }: SatisfactionAnswer,
): Promise<boolean> {
  const key = readLink(keyOf(ctx), link);
  if (key === null) return false;
  return ctx.db.transaction().execute(async (db) => {
    const acting = { kind: 'complainant', number: key.number } as const;
    const complaint = await readComplaint(db, acting, key.number);
    const question = complaint && (await lockQuestion(db, complaint, key.seq));
    const now = ctx.clock();
    if (complaint === undefined || question === undefined) return false;
    if (!isOpenAt(complaint, question, now)) return false;
    await putQuestion(db, question, {
      ...{ state: 'answered', grade, removed, words: words ?? null, answered_by: 'page' },
      ...{ answered_at: now, reached_at: question.reached_at ?? now, next_at: null },
      ...{ recorded_by: null, claimed_by: null, claimed_until: null },
    });
    await countAgain(db, [key.number]);
    return true;
  });
}

/** Where the person of a complaint answers what they are asked now; null where they are not. */
export async function askedNow(ctx: Ctx, complaint: ComplaintRow): Promise<string | null> {
  const question = await lastQuestion(ctx.db, complaint);
  if (question === undefined || !isOpenAt(complaint, question, ctx.clock())) return null;
  return questionPath(ctx, complaint.number, question.seq);
}

function isOpenAt({ erased_at }: ComplaintRow, question: QuestionRow, now: Date): boolean {
  const { state, closes_at } = question;
  const takes = ['asked', 'answered', 'silent', 'not_reached'].includes(state);
  return erased_at === null && takes && closes_at !== null && now < closes_at;
}
