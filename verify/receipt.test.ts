import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { compactReceipt, parseCompactReceipt, wholeReceipt } from './compact-receipt.ts';
import { growthBetween } from './follow-heads.ts';
import { GrowingTree } from './growing-tree.ts';
import { leafHash } from './hashes.ts';
import { ledgerKeys } from './key-changes.ts';
import { signerKey, writeVerifierKey } from './keys.ts';
import { checkReceipt, type Receipt } from './receipt.ts';
import { entryOf, ledgerOf } from './test/ledger-of.ts';

const seedOf = (first: number) => Uint8Array.from({ length: 32 }, (_, index) => index + first);
const key = signerKey('insaf.example/ledger', seedOf(0));
const trusted = writeVerifierKey(key);
const number = '501234567890';
const at = '2026-11-22T08:00:00.000Z';

const others = Array.from({ length: 400 }, (_, index) => entryOf(`${6e11 + index}`, 1, 'file', at));
const entries = [
  ...others.slice(0, 300),
  entryOf(number, 1, 'file', at),
  ...others.slice(300),
  entryOf(number, 2, 'refer', '2026-11-23T09:30:00.000Z'),
];
const ledger = ledgerOf(entries, key);
const codes = (receipt: unknown, trustedKey = trusted) =>
  checkReceipt(receipt, trustedKey).fails.map(({ code }) => code);

/** A receipt with something else in it. */
function altered(change: (receipt: Receipt) => void): Receipt {
  const receipt = structuredClone(ledger.receiptOf(number));
  change(receipt);
  return receipt;
}

describe('a receipt', () => {
  test('that is honest says the number and each step, and where it stands among how many', () => {
    const checked = checkReceipt(ledger.receiptOf(number), trusted);
    expect(checked).toMatchObject({ valid: true, fails: [], number });
    expect(checked.checkpoint?.size).toBe(402);
    expect(checked.steps.map(({ index, entry }) => [index, entry.verb, entry.at])).toEqual([
      [300, 'file', at],
      [401, 'refer', '2026-11-23T09:30:00.000Z'],
    ]);
    expect(checked.holds).toEqual([
      { code: 'checkpoint-signed' },
      { code: 'part-opened', index: 300, part: 'complaint' },
      { code: 'entry-included', index: 300 },
      { code: 'part-opened', index: 401, part: 'complaint' },
      { code: 'entry-included', index: 401 },
      { code: 'one-complaint' },
    ]);
  });

  test('outlives an installation that has another key now, and says so', () => {
    const other = writeVerifierKey(signerKey('insaf.example/ledger', seedOf(1)));
    expect(codes(ledger.receiptOf(number), other)).toEqual(['key-other', 'signature-missing']);
    const forger = ledgerOf(entries, signerKey('insaf.example/ledger', seedOf(1)));
    expect(codes(forger.receiptOf(number))).toEqual(['key-other', 'signature-missing']);
    const posing = { ...forger.receiptOf(number), key: trusted };
    expect(codes(posing)).toEqual(['signature-missing']);
  });

  const swapFirst = (text: string) => text.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
  const changes: [string, string[], (receipt: Receipt) => void][] = [
    [
      'an hour earlier',
      ['entry-not-included'],
      ({ entries: [first] }) => {
        first!.entry = first!.entry.replace('08:00', '07:00');
      },
    ],
    [
      'an entry with a space',
      ['entry-malformed'],
      ({ entries: [first] }) => {
        first!.entry = first!.entry.replace('"v":1', '"v": 1');
      },
    ],
    [
      'another place',
      ['entry-not-included'],
      ({ entries: [first] }) => {
        first!.index = 299;
      },
    ],
    [
      'an altered byte of the proof',
      ['entry-not-included'],
      ({ entries: [first] }) => {
        first!.proof[3] = swapFirst(first!.proof[3]!);
      },
    ],
    [
      'a proof that is no base 64',
      ['entry-not-included'],
      ({ entries: [first] }) => {
        first!.proof[0] = '?';
      },
    ],
    [
      'another size in the checkpoint',
      ['signature-wrong'],
      (receipt) => {
        receipt.checkpoint = receipt.checkpoint.replace('\n402\n', '\n403\n');
      },
    ],
    [
      'an altered byte of the signature',
      ['signature-wrong'],
      (receipt) => {
        const line = receipt.checkpoint.split(' ').at(-1)!;
        receipt.checkpoint = receipt.checkpoint.replace(
          line,
          `${line.slice(0, 20)}${swapFirst(line.slice(20))}`,
        );
      },
    ],
    [
      'another origin',
      ['origin-other'],
      (receipt) => {
        receipt.origin = 'elsewhere.example/ledger';
      },
    ],
    [
      'another number',
      ['part-other', 'number-not-opened', 'part-other', 'number-not-opened'],
      (receipt) => {
        for (const { opened } of receipt.entries) opened.complaint!.value = '501234567891';
      },
    ],
    [
      'no number',
      ['number-not-opened'],
      ({ entries: [first] }) => {
        delete first!.opened.complaint;
      },
    ],
    [
      'a part that the entry has not',
      ['part-unknown'],
      ({ entries: [first] }) => {
        first!.opened.reply = first!.opened.complaint!;
      },
    ],
    [
      'a step of another complaint',
      ['complaint-other'],
      (receipt) => {
        receipt.entries.splice(1, 1, ledger.receiptOf('600000000399').entries[0]!);
      },
    ],
    [
      'its first step left out',
      ['step-missing'],
      (receipt) => {
        receipt.entries.shift();
      },
    ],
    [
      'its steps in another order',
      ['steps-out-of-order'],
      (receipt) => {
        receipt.entries.reverse();
      },
    ],
    [
      'nothing in it',
      ['entries-missing'],
      (receipt) => {
        receipt.entries = [];
      },
    ],
  ];
  test.each(['constructor', '__proto__'])('with a part named %s shows nothing by it', (name) => {
    // Only a text can say it: a literal would set the prototype.
    const text = JSON.stringify(ledger.receiptOf(number));
    const part = `"opened":{"${name}":{"value":{"complaint":"1"},"salt":"AA"},`;
    expect(codes(JSON.parse(text.replace('"opened":{', part)))).toEqual(['part-unknown']);
  });

  test('with a value that no JSON can say is not opened by it', () => {
    const wrong = altered(({ entries: [first] }) => {
      first!.opened.text = { value: '\ud800', salt: first!.opened.complaint!.salt };
    });
    expect(codes(wrong)).toEqual(['part-other']);
  });

  test.each(changes)('with %s does not hold: %j', (_, expected, change) => {
    expect(codes(altered(change))).toEqual(expected);
  });

  test.each([
    [null],
    ['insaf-receipt-1'],
    [{}],
    [{ ...ledger.receiptOf(number), format: 'insaf-receipt-2' }],
    [{ ...ledger.receiptOf(number), entries: [{}] }],
    [{ ...ledger.receiptOf(number), entries: 'none' }],
    [{ ...ledger.receiptOf(number), key: 1 }],
  ])('is not made of %j', (receipt) => {
    expect(codes(receipt)).toEqual(['receipt-malformed']);
  });

  test('is not checked with a key that is none', () => {
    expect(codes(ledger.receiptOf(number), 'key')).toEqual(['key-malformed']);
  });
});

describe('a receipt on paper', () => {
  const text = compactReceipt(ledger.receiptOf(number, 350))!;
  const compact = parseCompactReceipt(text)!;
  const known = { ...key, text: trusted };

  test('is short enough for a picture code, and whole again from public tiles alone', async () => {
    expect(text).toMatch(/^[\w-]{218}$/);
    expect(compact).toMatchObject({ index: 300, number, size: 350 });
    const { receipt, altered } = await wholeReceipt(compact, ledgerKeys(known, []), ledger.read);
    expect(receipt).toEqual(ledger.receiptOf(number, 350));
    expect(altered).toBe(false);
    expect(codes(receipt)).toEqual([]);
  });

  test('shows that the entry was put back by an hour since', async () => {
    const forged = entries.map((entry) => entry.replace('08:00:00.000Z', '07:00:00.000Z'));
    const { receipt, altered } = await wholeReceipt(
      compact,
      ledgerKeys(known, []),
      ledgerOf(forged, key).read,
    );
    expect(altered).toBe(true);
    expect(codes(receipt)).toEqual(['entry-not-included']);
  });

  test('is refused when it was cut, or is of a form not known here', () => {
    expect(parseCompactReceipt(text.slice(0, -4))).toBeUndefined();
    expect(parseCompactReceipt(`B${text.slice(1)}`)).toBeUndefined();
    expect(parseCompactReceipt('')).toBeUndefined();
    expect(parseCompactReceipt('not a receipt')).toBeUndefined();
  });
});

describe('between two heads a ledger', () => {
  const forged = ledgerOf([...entries.slice(0, 10), ...entries.slice(11), others[0]!], key);

  test('has grown, or stayed as it was', async () => {
    const now = ledger.checkpointAt(402);
    for (const size of [0, 1, 255, 256, 257, 300, 401]) {
      expect(await growthBetween(ledger.checkpointAt(size), now, ledger.read)).toBe('grown');
    }
    expect(await growthBetween(now, now, ledger.read)).toBe('same');
  });

  test('has shrunk, or has forked', async () => {
    const [old, now] = [ledger.checkpointAt(300), forged.checkpointAt(402)];
    expect(await growthBetween(old, forged.checkpointAt(299), forged.read)).toBe('shrunk');
    expect(await growthBetween(old, now, forged.read)).toBe('forked');
    expect(await growthBetween(ledger.checkpointAt(402), now, forged.read)).toBe('forked');
    expect(await growthBetween(ledger.checkpointAt(10), now, forged.read)).toBe('grown');
  });
});

test('a tree that grows leaf by leaf has at each size the root that proofs lead to', () => {
  const tree = new GrowingTree();
  expect(tree.root()).toEqual(ledger.checkpointAt(0).root);
  for (const [index, entry] of entries.entries()) {
    tree.add(leafHash(entry));
    if (index % 37 === 0) expect(tree.root()).toEqual(ledger.checkpointAt(index + 1).root);
  }
  expect(tree.size).toBe(402);
});

test('an entry of a form not known here is not taken for one', () => {
  const receipt = ledger.receiptOf(number);
  const entry = JSON.parse(receipt.entries[0]!.entry) as Record<string, unknown>;
  for (const change of [
    { v: 2 },
    { at: 'yesterday' },
    { parts: { text: 'in clear' } },
    { seq: 0.5 },
  ]) {
    const changed = canonicalJson({ ...entry, ...change } as never);
    receipt.entries[0]!.entry = changed;
    expect(codes(receipt)).toContain('entry-malformed');
  }
});
