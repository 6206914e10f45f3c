import { compactReceipt } from 'insaf-verify/compact-receipt.ts';
import { cosign } from 'insaf-verify/cosignature.ts';
import { signKeyChange } from 'insaf-verify/key-changes.ts';
import { signatureTypes, signerKey, writeVerifierKey } from 'insaf-verify/keys.ts';
import { entryOf, ledgerOf, type SmallLedger } from 'insaf-verify/test/ledger-of.ts';
import { describe, expect, test } from 'vitest';
import { checkFile, checkPicture, type PublicLedger } from './check-proof.ts';
import { followHead, type Kept } from './remember-head.ts';

const seedOf = (first: number) => Uint8Array.from({ length: 32 }, (_, index) => index + first);
const signer = signerKey('insaf.example/ledger', seedOf(0));
const otherSigner = signerKey('insaf.example/ledger', seedOf(1));
const number = '501234567890';
const at = '2026-11-22T08:00:00.000Z';
const entries = [
  ...Array.from({ length: 280 }, (_, index) => entryOf(`${6e11 + index}`, 1, 'receive', at)),
  entryOf(number, 1, 'receive', at),
  ...Array.from({ length: 20 }, (_, index) => entryOf(`${7e11 + index}`, 1, 'receive', at)),
  entryOf(number, 2, 'refer', '2026-11-23T09:30:00.000Z'),
  ...Array.from({ length: 20 }, (_, index) => entryOf(`${8e11 + index}`, 1, 'receive', at)),
];
const ledger = ledgerOf(entries, signer);
/** The same ledger, but that one complaint was taken out of it and all signed anew. */
const forged = ledgerOf([...entries.slice(0, 7), ...entries.slice(8), entries[0]!], signer);
/** The same, but that ours was put back by an hour. */
const backdated = ledgerOf(
  entries.map((entry, index) => (index === 280 ? entry.replace('08:00', '07:00') : entry)),
  signer,
);

/** What is public of a ledger, at a size of it. */
const published = (of: SmallLedger, size = of.entries.length, key = signer): PublicLedger => ({
  key: writeVerifierKey(key),
  keyChanges: [],
  witnesses: [],
  readWitnessed: async () => undefined,
  readHead: async () => of.noteAt(size),
  readTile: of.read,
});
const honest = published(ledger);
const outOfReach: PublicLedger = {
  ...honest,
  readHead: () => Promise.reject(new Error('no connection')),
  readTile: () => Promise.reject(new Error('no connection')),
};

const proof = (size = 310) => JSON.stringify(ledger.receiptOf(number, size));
const faults = async (text: string, of = honest) => {
  const report = await checkFile(text, of);
  return report.outcome === 'fails' ? report.fails.map(({ code }) => code) : report.outcome;
};

describe('a proof in a file', () => {
  test('holds: which complaint, when, where among how many, and each later step', async () => {
    const report = await checkFile(proof(), honest);
    expect(report).toMatchObject({
      outcome: 'holds',
      number,
      checkpoint: { origin: 'insaf.example/ledger', size: 310 },
      beside: { growth: 'grown', old: 310, now: 322 },
    });
    expect(
      report.outcome === 'holds' && report.steps.map(({ index, entry }) => [index, entry.verb]),
    ).toEqual([
      [280, 'receive'],
      [301, 'refer'],
    ]);
  });

  test('holds without a connection too, but is not compared with what is published', async () => {
    expect(await checkFile(proof(), outOfReach)).toMatchObject({
      outcome: 'holds',
      beside: { growth: 'unreached' },
    });
  });

  test.each([
    ['an altered hour', proof().replace('08:00', '07:00'), ['entry-not-included']],
    [
      'another number',
      proof().replaceAll(`"value":"${number}"`, '"value":"501234567891"'),
      ['part-other', 'number-not-opened', 'part-other', 'number-not-opened'],
    ],
    ['another size', proof().replace('\\n310\\n', '\\n311\\n'), ['signature-wrong']],
  ])('with %s does not hold, and says what', async (_, text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  test('of another key does not hold, whoever made it', async () => {
    const other = ledgerOf(entries, otherSigner).receiptOf(number);
    expect(await faults(JSON.stringify(other))).toEqual(['key-other', 'signature-missing']);
    const posing = { ...other, key: writeVerifierKey(signer) };
    expect(await faults(JSON.stringify(posing))).toEqual(['signature-missing']);
  });

  test.each(['', '{', 'null', '[]', '{"format":"other"}', '42'])(
    'is not made of %j',
    async (text) => {
      expect(await faults(text)).toBe('unreadable');
    },
  );

  test('tells which witnesses signed a ledger that contains it, and believes no other', async () => {
    const type = signatureTypes.cosignature;
    const witness = signerKey('witness.example', seedOf(9), type);
    const stranger = signerKey('stranger.example', seedOf(8), type);
    const later = ledger.noteAt(320);
    const known = { ...honest, witnesses: [writeVerifierKey(witness)] };
    const report = (readWitnessed: PublicLedger['readWitnessed']) =>
      checkFile(proof(), { ...known, readWitnessed });
    const signed = cosign(later, witness, 1_783_238_400);
    expect(await report(async () => later + signed + cosign(later, stranger, 1))).toMatchObject({
      witnesses: [{ name: 'witness.example', at: 1_783_238_400_000 }],
    });
    expect(await report(async () => undefined)).toMatchObject({ witnesses: [] });
    const other = forged.noteAt(322);
    expect(await report(async () => other + cosign(other, witness, 1))).toMatchObject({
      witnesses: [],
    });
  });

  test('calls agencies what the file calls them, whatever a file may hold', async () => {
    const central = { ar: 'المنظومة', en: 'The office' };
    const receipt = {
      ...ledger.receiptOf(number),
      names: { central, broken: 7, half: { ar: 'نصف' } },
    };
    expect(await checkFile(JSON.stringify(receipt), honest)).toMatchObject({ names: { central } });
    const strange = JSON.stringify({ ...ledger.receiptOf(number), names: 'nothing' });
    expect((await checkFile(strange, honest)).outcome).toBe('holds');
  });

  test('holds against a ledger that was changed since, which is told', async () => {
    const changes = [
      [published(forged), 'forked'],
      [published(ledger, 300), 'shrunk'],
      [published(ledgerOf(entries, otherSigner)), 'unsigned'],
    ] as const;
    for (const [of, growth] of changes) {
      expect(await checkFile(proof(), { ...of, key: honest.key })).toMatchObject({
        outcome: 'changed',
        number,
        beside: { growth },
      });
    }
  });
});

describe('a proof in a picture', () => {
  const text = compactReceipt(ledger.receiptOf(number, 290))!;

  test('holds by what is public alone', async () => {
    expect(await checkPicture(text, honest)).toMatchObject({
      outcome: 'holds',
      number,
      checkpoint: { size: 290 },
      beside: { growth: 'grown', old: 290, now: 322 },
    });
  });

  test('shows that the entry is another now', async () => {
    expect(await checkPicture(text, published(backdated))).toEqual({
      outcome: 'fails',
      fails: [{ code: 'entry-altered', index: 280 }],
    });
  });

  test('shows that what stood before it was taken out', async () => {
    expect((await checkPicture(text, published(forged))).outcome).toBe('fails');
  });

  test('cannot be checked without a connection, and is no proof when it was cut', async () => {
    expect(await checkPicture(text, outOfReach)).toEqual({ outcome: 'unreached' });
    expect(await checkPicture(text.slice(0, 90), honest)).toEqual({ outcome: 'unreadable' });
    expect(await checkPicture('main', honest)).toEqual({ outcome: 'unreadable' });
  });

  test('of another key does not hold', async () => {
    const other = compactReceipt(ledgerOf(entries, otherSigner).receiptOf(number))!;
    const report = await checkPicture(other, honest);
    expect(report).toMatchObject({ outcome: 'fails', fails: [{ code: 'signature-wrong' }] });
  });
});

describe('a browser that was here before', () => {
  function storage(): Kept & { readonly value: () => string | undefined } {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      value: () => [...kept.values()][0],
    };
  }

  test('keeps the head, and follows it from visit to visit', async () => {
    const kept = storage();
    expect(await followHead(published(ledger, 300), kept, 1)).toEqual({ kind: 'first', now: 300 });
    expect(await followHead(published(ledger, 300), kept, 2)).toMatchObject({ growth: 'same' });
    const grown = { kind: 'beside', growth: 'grown', old: 300, now: 322, seenAt: 2 };
    expect(await followHead(honest, kept, 3)).toEqual(grown);
    expect(await followHead(honest, kept, 4)).toMatchObject({ growth: 'same', seenAt: 3 });
  });

  test.each([
    ['forked', published(forged)],
    ['shrunk', published(ledger, 299)],
    ['unsigned', published(ledgerOf(entries, otherSigner))],
  ])('finds that it has %s, and keeps the evidence', async (growth, of) => {
    const kept = storage();
    await followHead(published(ledger, 300), kept, 1);
    const evidence = kept.value();
    const seen = await followHead({ ...of, key: honest.key }, kept, 2);
    expect(seen).toMatchObject({ kind: 'beside', growth, seenAt: 1 });
    expect(kept.value()).toBe(evidence);
  });

  test('finds that the key is another', async () => {
    const kept = storage();
    await followHead(honest, kept, 1);
    const other = published(ledgerOf(entries, otherSigner), entries.length, otherSigner);
    expect(await followHead(other, kept, 2)).toEqual({ kind: 'key', seenAt: 1 });
  });

  test('follows the key where the old one says which comes after it', async () => {
    const kept = storage();
    await followHead(published(ledger, 300), kept, 1);
    const change = signKeyChange(ledger.checkpointAt(310), signer, otherSigner);
    const renewed = published(ledgerOf(entries, otherSigner), entries.length, otherSigner);
    const led = { ...renewed, keyChanges: [change] };
    expect(await followHead(led, kept, 2)).toMatchObject({ growth: 'grown', old: 300, now: 322 });
    expect(await followHead(led, kept, 3)).toMatchObject({ growth: 'same' });
  });

  test('says nothing where nothing can be known, and begins anew where what it kept is broken', async () => {
    const kept = storage();
    expect(await followHead(outOfReach, kept, 1)).toBeUndefined();
    kept.setItem('insaf-ledger-head', '{"key":');
    expect(await followHead(honest, kept, 2)).toEqual({ kind: 'first', now: 322 });
  });
});
