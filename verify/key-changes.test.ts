import { describe, expect, test } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { compactReceipt, parseCompactReceipt, wholeReceipt } from './compact-receipt.ts';
import {
  changesIn,
  keyAt,
  keysFormat,
  ledgerKeys,
  newestKey,
  openKeyChange,
  signKeyChange,
} from './key-changes.ts';
import { signerKey, writeVerifierKey } from './keys.ts';
import { checkReceipt } from './receipt.ts';
import { entryOf, ledgerOf } from './test/ledger-of.ts';

const keyOf = (no: number, name = 'insaf.example/ledger') =>
  signerKey(name, new Uint8Array(32).fill(no));
const [first, second, third] = [keyOf(1), keyOf(2), keyOf(3)] as const;
const root = new Uint8Array(32).fill(9);
const change = (from = first, to = second, size = 100) => signKeyChange({ size, root }, from, to);
const later = change(second, third, 250);
const texts = (keys: ReturnType<typeof ledgerKeys>) =>
  keys.spans.map(({ key, after, upTo }) => [writeVerifierKey(key), after, upTo]);
const written = [first, second, third].map(writeVerifierKey);

describe('a change of the key', () => {
  test('says which key follows which, and from which head on', () => {
    expect(openKeyChange(change())).toMatchObject({ size: 100, root });
    expect(() => change(first, first)).toThrow(TypeError);
    expect(() => change(first, keyOf(2, 'other.example/ledger'))).toThrow(TypeError);
  });

  test('is none unless both keys signed it as it stands', () => {
    const lines = change().split('\n');
    const without = (signature: number) => [...lines.slice(0, 7), lines[signature], ''].join('\n');
    expect(openKeyChange(without(7))).toBeUndefined();
    expect(openKeyChange(without(8))).toBeUndefined();
    expect(openKeyChange(change().replace('\n100\n', '\n101\n'))).toBeUndefined();
    expect(openKeyChange(change().replace(written[1]!, written[2]!))).toBeUndefined();
    expect(
      openKeyChange(signCheckpoint({ origin: first.name, size: 1, root }, first)),
    ).toBeUndefined();
    expect(openKeyChange('nothing')).toBeUndefined();
  });

  test('leads from each key to all of them, in whatever order the notes come', () => {
    const spans = [
      [written[0], -1, 100],
      [written[1], 100, 250],
      [written[2], 250, Number.POSITIVE_INFINITY],
    ];
    for (const trusted of [first, second, third]) {
      const keys = ledgerKeys(trusted, [later, change(), 'nothing', later]);
      expect(texts(keys)).toEqual(spans);
      expect(newestKey(keys).id).toEqual(third.id);
      expect([1, 100, 101, 250, 251].map((size) => keyAt(keys, size).id)).toEqual(
        [first, first, second, second, third].map(({ id }) => id),
      );
    }
  });

  test('is believed neither where a key names two that follow it, nor from a key that nobody trusts', () => {
    const forked = ledgerKeys(first, [change(), change(first, third)]);
    expect(texts(forked)).toEqual([[written[0], -1, Number.POSITIVE_INFINITY]]);
    const foreign = ledgerKeys(first, [change(second, third)]);
    expect(texts(foreign)).toEqual([[written[0], -1, Number.POSITIVE_INFINITY]]);
  });

  test('is read from what is published, and from nothing else', () => {
    expect(changesIn(JSON.stringify({ format: keysFormat, changes: [later, 7] }))).toEqual([later]);
    for (const wrong of ['', '{}', '[]', 'null', JSON.stringify({ changes: [later] })]) {
      expect(changesIn(wrong)).toEqual([]);
    }
  });
});

describe('heads after a change of the key', () => {
  const head = (size: number, key = first) => signCheckpoint({ origin: key.name, size, root }, key);
  const keys = ledgerKeys(first, [change()]);

  test('hold by the key that speaks for their size, and by no other', () => {
    expect(openCheckpoint(head(100), keys)).toMatchObject({ checkpoint: { size: 100 } });
    expect(openCheckpoint(head(101, second), keys)).toMatchObject({ checkpoint: { size: 101 } });
    expect(openCheckpoint(head(101), keys)).toEqual({ failure: 'signature-missing' });
    expect(openCheckpoint(head(100, second), keys)).toEqual({ failure: 'signature-missing' });
  });
});

describe('receipts after a change of the key', () => {
  const at = '2026-11-22T08:00:00.000Z';
  const number = '501234567890';
  const entries = [entryOf(number, 1, 'receive', at), entryOf('601234567890', 1, 'receive', at)];
  const [before, after] = [ledgerOf(entries, first), ledgerOf(entries, second)];
  const changed = signKeyChange(before.checkpointAt(1), first, second);
  const old = before.receiptOf(number, 1);
  const fresh = { ...after.receiptOf(number, 2), keyChanges: [changed] };
  const codes = (receipt: unknown, key: string, changes?: string[]) =>
    checkReceipt(receipt, key, changes).fails.map(({ code }) => code);

  test('an old one holds for who trusts the new key and has the change', () => {
    expect(codes(old, written[1]!, [changed])).toEqual([]);
    expect(codes(old, written[1]!)).toEqual(['key-other', 'signature-missing']);
  });

  test('a new one holds for who trusts the old key, by the change that it brings', () => {
    expect(codes(fresh, written[0]!)).toEqual([]);
    expect(codes({ ...fresh, keyChanges: undefined }, written[0]!)).toEqual([
      'key-other',
      'signature-missing',
    ]);
    expect(codes({ ...fresh, keyChanges: ['nothing', 7] }, written[0]!)).toEqual([
      'receipt-malformed',
    ]);
  });

  test('the old key signs nothing that came after it', () => {
    const forged = { ...before.receiptOf(number, 2), keyChanges: [changed] };
    expect(codes(forged, written[0]!)).toEqual(['signature-missing']);
  });

  test('one in a picture is proven by the key of its head', async () => {
    const compact = parseCompactReceipt(compactReceipt(fresh)!)!;
    const keys = ledgerKeys(first, [changed]);
    const { receipt } = await wholeReceipt(compact, keys, after.read);
    expect(codes(receipt, written[0]!, [changed])).toEqual([]);
  });
});
