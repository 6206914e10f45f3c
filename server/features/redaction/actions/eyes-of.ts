import type { HidingMark } from '@insaf/contract/redaction.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { type GateNow, gateOf } from '../../custody/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { type Eyes, eyes, readsText } from '../rules/eyes.ts';
import { whatIsRead } from '../rules/what-is-read.ts';
import { currentVersions } from './current-versions.ts';

/** The eyes of one of staff, and what the desk is told of what is hidden. */
export type StaffEyes = Eyes & {
  /** Whether everything is read as it was, with what is hidden from others marked. */
  readonly original: boolean;
  readonly mayRedact: boolean;
  /** Number of the last version of the complaint; 0 where nothing was ever hidden. */
  readonly last: number;
  /** Subjects of which something is hidden. */
  readonly hidden: readonly string[];
  /**
   * What is hidden in each subject that the reader reads as it was.
   *
   * @param evidence ids of the files of replies
   */
  readonly marksBeside: (
    evidence: ReadonlySet<string>,
  ) => Readonly<Record<string, readonly HidingMark[]>>;
};

/**
 * How one of staff reads a complaint that was loaded through them.
 *
 * @param gate before its people, where the caller has it
 */
export async function eyesOf(
  ctx: Ctx,
  acting: Acting,
  complaint: ComplaintRow,
  gate?: GateNow | Promise<GateNow>,
): Promise<StaffEyes> {
  const [{ last, covering }, stands] = await Promise.all([
    currentVersions(ctx.db, complaint),
    gate ?? gateOf(ctx, acting, complaint),
  ]);
  const reads = whatIsRead(acting, stands, complaint);
  const own = eyes(covering, reads);
  const isRead = (subject: string, evidence: ReadonlySet<string>) => {
    const [, file] = /^(?:photo|file)\/(.+)$/.exec(subject) ?? [];
    return file === undefined
      ? readsText(reads, subject)
      : own.readsFile({ reply_no: evidence.has(file) ? 1 : null });
  };
  return {
    ...own,
    original: reads === 'all',
    mayRedact: reads === 'all' && holdingFor(acting, 'redact', complaint.holder_path) !== null,
    last,
    hidden: [...new Set(covering.map(({ subject }) => subject))],
    marksBeside: (evidence) =>
      Object.fromEntries(
        covering
          .filter(({ subject }) => isRead(subject, evidence))
          .toReversed()
          .map(({ subject, marks }) => [subject, marks]),
      ),
  };
}

/**
 * How everybody outside the desk reads what staff wrote and sent with a complaint: the person too, who reads
 * what they wrote themselves as they wrote it.
 */
export async function eyesOutside(db: Db, complaint: { readonly number: string }): Promise<Eyes> {
  return eyes((await currentVersions(db, complaint)).covering, 'nothing');
}
