/*
 * What is made of a proof that somebody brought: a file, or what a picture code on paper holds. It knows the
 * ledger only through what is public of it, given as functions, and nothing of the page.
 */
import { type Checkpoint, openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { parseCompactReceipt, wholeReceipt } from 'insaf-verify/compact-receipt.ts';
import { cosignedAt } from 'insaf-verify/cosignature.ts';
import { type Growth, growthBetween, type ReadTile } from 'insaf-verify/follow-heads.ts';
import { type LedgerKeys, ledgerKeys } from 'insaf-verify/key-changes.ts';
import { parseVerifierKey } from 'insaf-verify/keys.ts';
import {
  type CheckedReceipt,
  checkReceipt,
  type Finding,
  type Receipt,
  type ReceiptFailure,
  receiptFormat,
} from 'insaf-verify/receipt.ts';

/** The public ledger: its key as the page has it, its newest head, its tiles. Reading may reject. */
export type PublicLedger = {
  readonly key: string;
  /** Notes by which the key was changed. */
  readonly keyChanges: readonly string[];
  /** Keys of independent witnesses. */
  readonly witnesses: readonly string[];
  readonly readHead: () => Promise<string>;
  /** The newest head that a witness signed too; undefined where there is none. */
  readonly readWitnessed: () => Promise<string | undefined>;
  readonly readTile: ReadTile;
};

/** What the ledger is now beside an earlier head of it. */
export type Beside = {
  readonly growth: Growth | 'unsigned' | 'unreached';
  /** Entries it had, and has now where that is known. */
  readonly old: number;
  readonly now: number;
};

/** A witness that signed a ledger in which the proof's is contained; when, in ms since 1970. */
export type Witness = { readonly name: string; readonly at: number };

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
      /** Undefined where the ledger has none, or they could not be asked. */
      readonly witnesses: readonly Witness[] | undefined;
      /** What the file calls the agencies of entries, by their codes; proven by nothing. */
      readonly names: NonNullable<Receipt['names']>;
    };

/** The report on a file's text. */
export async function checkFile(text: string, ledger: PublicLedger): Promise<Report> {
  const receipt = parsed(text);
  const isProof = (receipt as { format?: unknown } | null)?.format === receiptFormat;
  if (!isProof) return { outcome: 'unreadable' };
  const checked = checkReceipt(receipt, ledger.key, ledger.keyChanges);
  // What is no receipt was found to be none; of what is one, these have the shape they should.
  const { checkpoint = '', names = {}, keyChanges = [] } = receipt as Partial<Receipt>;
  const known = { ...ledger, keyChanges: [...ledger.keyChanges, ...textsOf(keyChanges)] };
  return reportOn(checked, known, { checkpoint, names: namesOf(names) });
}

/** The report on what stands after `#`. */
export async function checkPicture(text: string, ledger: PublicLedger): Promise<Report> {
  const compact = parseCompactReceipt(text);
  const keys = keysOf(ledger);
  if (!compact || !keys) return { outcome: 'unreadable' };
  let whole: Awaited<ReturnType<typeof wholeReceipt>>;
  try {
    whole = await wholeReceipt(compact, keys, ledger.readTile);
  } catch {
    return { outcome: 'unreached' };
  }
  const checked = checkReceipt(whole.receipt, ledger.key, ledger.keyChanges);
  if (whole.altered) {
    const altered = { code: 'entry-altered' as const, index: compact.index };
    const others = checked.fails.filter(({ code }) => code !== 'entry-not-included');
    return { outcome: 'fails', fails: [altered, ...others] };
  }
  return reportOn(checked, ledger, { checkpoint: whole.receipt.checkpoint, names: {} });
}

type Said = { readonly checkpoint: string; readonly names: NonNullable<Receipt['names']> };

async function reportOn(
  checked: CheckedReceipt,
  ledger: PublicLedger,
  { checkpoint: note, names }: Said,
): Promise<Report> {
  const { valid, fails, number, checkpoint, steps } = checked;
  if (!valid || number === undefined || !checkpoint) return { outcome: 'fails', fails };
  const beside = await besideNow(checkpoint, ledger);
  const contradicts = ['shrunk', 'forked', 'unsigned'].includes(beside.growth);
  const witnesses = await witnessesOf(checkpoint, note, ledger);
  const outcome = contradicts ? 'changed' : 'holds';
  return { outcome, number, checkpoint, steps, beside, witnesses, names };
}

/** Who signed this head, or a later one that it is the beginning of. */
async function witnessesOf(
  head: Checkpoint,
  note: string,
  ledger: PublicLedger,
): Promise<Witness[] | undefined> {
  const keys = ledger.witnesses.flatMap((text) => parseVerifierKey(text) ?? []);
  if (keys.length === 0) return undefined;
  const found = new Map<string, Witness>();
  const look = (signed: string) => {
    for (const key of keys) {
      const seconds = cosignedAt(signed, key);
      if (seconds === undefined || found.has(key.name)) continue;
      found.set(key.name, { name: key.name, at: seconds * 1000 });
    }
  };
  look(note);
  const ledgersOwn = keysOf(ledger);
  try {
    const later = await ledger.readWitnessed();
    const opened = later && ledgersOwn && openCheckpoint(later, ledgersOwn);
    if (later && opened && 'checkpoint' in opened) {
      const growth = await growthBetween(head, opened.checkpoint, ledger.readTile);
      if (growth === 'same' || growth === 'grown') look(later);
    }
  } catch {
    if (found.size === 0) return undefined;
  }
  return [...found.values()];
}

/** What the ledger has become since a head of it. */
export async function besideNow(old: Checkpoint, ledger: PublicLedger): Promise<Beside> {
  const unknown = { old: old.size, now: 0 };
  const keys = keysOf(ledger);
  try {
    const opened = keys && openCheckpoint(await ledger.readHead(), keys);
    if (!opened || 'failure' in opened) return { growth: 'unsigned', ...unknown };
    const now = opened.checkpoint;
    const growth = await growthBetween(old, now, ledger.readTile);
    return { growth, old: old.size, now: now.size };
  } catch {
    return { growth: 'unreached', ...unknown };
  }
}

/** The keys of the ledger, by the one that is trusted. */
export function keysOf({ key, keyChanges }: PublicLedger): LedgerKeys | undefined {
  const parsedKey = parseVerifierKey(key);
  return parsedKey && ledgerKeys(parsedKey, keyChanges);
}

const textsOf = (given: unknown): string[] =>
  Array.isArray(given) ? given.filter((text) => typeof text === 'string') : [];

/** Names as they should be; a file can hold anything. */
function namesOf(given: unknown): Said['names'] {
  const isName = (name: unknown): name is { ar: string; en: string } => {
    const { ar, en } = (name ?? {}) as { ar?: unknown; en?: unknown };
    return typeof ar === 'string' && typeof en === 'string';
  };
  return Object.fromEntries(Object.entries(given ?? {}).filter(([, name]) => isName(name)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
