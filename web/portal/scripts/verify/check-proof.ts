/*
 * What is made of a proof that somebody brought: a file, or what a picture code on paper holds. It knows the
 * ledger only through what is public of it, given as functions, and nothing of the page.
 */
import { type Checkpoint, openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { parseCompactReceipt, wholeReceipt } from 'insaf-verify/compact-receipt.ts';
import { type Growth, growthBetween, type ReadTile } from 'insaf-verify/follow-heads.ts';
import { parseVerifierKey } from 'insaf-verify/keys.ts';
import {
  type CheckedReceipt,
  checkReceipt,
  type Finding,
  type ReceiptFailure,
  receiptFormat,
} from 'insaf-verify/receipt.ts';

/** The public ledger: its key as the page has it, its newest head, its tiles. Reading may reject. */
export type PublicLedger = {
  readonly key: string;
  readonly readHead: () => Promise<string>;
  readonly readTile: ReadTile;
};

/** What the ledger is now beside an earlier head of it. */
export type Beside = {
  readonly growth: Growth | 'unsigned' | 'unreached';
  /** Entries it had, and has now where that is known. */
  readonly old: number;
  readonly now: number;
};

export type ProofFailure = ReceiptFailure | 'entry-altered';

/**
 * `changed`: the proof holds by itself, and what is published now contradicts it. `unreached`: a picture code
 * is proven from public tiles, and they cannot be had now. `unreadable`: it is no proof at all.
 */
export type Report =
  | { readonly outcome: 'unreadable' | 'unreached' }
  | { readonly outcome: 'fails'; readonly fails: readonly Finding<ProofFailure>[] }
  | {
      readonly outcome: 'holds' | 'changed';
      readonly number: string;
      readonly checkpoint: Checkpoint;
      readonly steps: CheckedReceipt['steps'];
      readonly beside: Beside;
    };

/** The report on a file's text. */
export async function checkFile(text: string, ledger: PublicLedger): Promise<Report> {
  const receipt = parsed(text);
  const isProof = (receipt as { format?: unknown } | null)?.format === receiptFormat;
  return isProof ? reportOn(checkReceipt(receipt, ledger.key), ledger) : { outcome: 'unreadable' };
}

/** The report on what stands after `#`. */
export async function checkPicture(text: string, ledger: PublicLedger): Promise<Report> {
  const compact = parseCompactReceipt(text);
  const key = parseVerifierKey(ledger.key);
  if (!compact || !key) return { outcome: 'unreadable' };
  let whole: Awaited<ReturnType<typeof wholeReceipt>>;
  try {
    whole = await wholeReceipt(compact, { ...key, text: ledger.key }, ledger.readTile);
  } catch {
    return { outcome: 'unreached' };
  }
  const checked = checkReceipt(whole.receipt, ledger.key);
  if (whole.altered) {
    const altered = { code: 'entry-altered' as const, index: compact.index };
    const others = checked.fails.filter(({ code }) => code !== 'entry-not-included');
    return { outcome: 'fails', fails: [altered, ...others] };
  }
  return reportOn(checked, ledger);
}

async function reportOn(checked: CheckedReceipt, ledger: PublicLedger): Promise<Report> {
  const { valid, fails, number, checkpoint, steps } = checked;
  if (!valid || number === undefined || !checkpoint) return { outcome: 'fails', fails };
  const beside = await besideNow(checkpoint, ledger);
  const contradicts = ['shrunk', 'forked', 'unsigned'].includes(beside.growth);
  return { outcome: contradicts ? 'changed' : 'holds', number, checkpoint, steps, beside };
}

/** What the ledger has become since a head of it. */
export async function besideNow(old: Checkpoint, ledger: PublicLedger): Promise<Beside> {
  const unknown = { old: old.size, now: 0 };
  const key = parseVerifierKey(ledger.key);
  try {
    const opened = key && openCheckpoint(await ledger.readHead(), key);
    if (!opened || 'failure' in opened) return { growth: 'unsigned', ...unknown };
    const now = opened.checkpoint;
    const growth = await growthBetween(old, now, ledger.readTile);
    return { growth, old: old.size, now: now.size };
  } catch {
    return { growth: 'unreached', ...unknown };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
