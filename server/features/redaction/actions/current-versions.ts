import type { Db } from '../../../platform/context.ts';
import { copiedReplies } from '../../replies/index.ts';
import { currentOf, type RedactionRow } from '../queries.ts';
import type { Version } from '../rules/eyes.ts';

export type Current = {
  /** Number of the last version of the complaint itself; 0 where nothing was ever hidden. */
  readonly last: number;
  /** What hides something now; of a subject what the complaint itself hides first. */
  readonly covering: readonly Version[];
};

/**
 * What is hidden now of a complaint that was loaded through the one who acts. A reply that was copied from the
 * leading complaint is hidden as it is there: text, reasons and files.
 */
export async function currentVersions(
  db: Db,
  complaint: { readonly number: string },
): Promise<Current> {
  const [own, copies] = await Promise.all([
    currentOf(db, [complaint.number]),
    copiedReplies(db, complaint),
  ]);
  const leading = await currentOf(
    db,
    copies.map(({ copied_from }) => copied_from),
  );
  const theirs = leading.flatMap((row) => {
    const copy = copies.find(({ copied_from }) => copied_from === row.complaint_number)!;
    const subject = subjectHere(row.subject, copy);
    return subject === null ? [] : [{ ...row, subject }];
  });
  return {
    last: Math.max(0, ...own.map(({ redaction_no }) => redaction_no)),
    covering: [...own, ...theirs].filter(hidesSomething).map(versionOf),
  };
}

export const hidesSomething = ({ marks }: Pick<RedactionRow, 'marks'>): boolean =>
  (marks as unknown[]).length > 0;

export const versionOf = ({ subject, marks, rendition }: RedactionRow): Version => ({
  ...{ subject, rendition },
  marks: marks as unknown as Version['marks'],
});

/** What a subject of the leading complaint is called where its reply was copied; null where it was not. */
function subjectHere(
  subject: string,
  { reply_no, leading_reply_no }: { readonly reply_no: number; readonly leading_reply_no: number },
): string | null {
  if (/^(photo|file)\//.test(subject)) return subject;
  const [, kind, replyNo, item = ''] = /^(reply|accepted)\/(\d+)(-\d+)?$/.exec(subject) ?? [];
  return Number(replyNo) === leading_reply_no ? `${kind}/${reply_no}${item}` : null;
}
