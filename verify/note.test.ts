import { describe, expect, test } from 'vitest';
import { fromBase64 } from './base64.ts';
import { checkpointText, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { cosign, cosignedAt } from './cosignature.ts';
import { leafHash } from './hashes.ts';
import { parseVerifierKey, signatureTypes, signerKey, writeVerifierKey } from './keys.ts';
import { noteSignedBy, parseNote, signNote } from './note.ts';

/** The key and the note of golang.org/x/mod/sumdb/note, which the specification was written from. */
const published = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: 'BgoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const publishedKey = parseVerifierKey(published.key)!;

describe('the note that was published', () => {
  test('is signed by the key that was published', () => {
    const note = parseNote(`${published.text}\n${published.line}`)!;
    expect(note.text).toBe(published.text);
    expect(noteSignedBy(note, publishedKey)).toBe('signed');
    expect(writeVerifierKey(publishedKey)).toBe(published.key);
  });

  test('is not signed any more when a letter is another', () => {
    const note = parseNote(`${published.text.replace('think', 'thank')}\n${published.line}`)!;
    expect(noteSignedBy(note, publishedKey)).toBe('wrong');
  });
});

const seed = Uint8Array.from({ length: 32 }, (_, index) => index);
const key = signerKey('insaf.example/ledger', seed);
const otherKey = signerKey(
  'insaf.example/ledger',
  seed.map((byte) => byte + 1),
);

describe('a note', () => {
  const note = parseNote(signNote('first\n\nsecond\n', key))!;

  test('may have empty lines, and is parted from its signatures at the last', () => {
    expect(note.text).toBe('first\n\nsecond\n');
    expect(noteSignedBy(note, key)).toBe('signed');
  });

  test('is not signed by a key of the same name with another id', () => {
    expect(noteSignedBy(note, otherKey)).toBe('missing');
  });

  test.each([
    ['has no signature', 'text\n'],
    ['does not end its last line', signNote('text\n', key).slice(0, -1)],
    ['has a line that is no signature', `${signNote('text\n', key)}— name\n`],
    ['has a tab', signNote('text\n', key).replace('text', 'te\txt')],
    ['has a signature that is no base 64', 'text\n\n— name not!base64\n'],
    ['has more signatures than anybody gives', `text\n\n${'— name AAAAAAAA\n'.repeat(101)}`],
  ])('is none when it %s', (_, text) => {
    expect(parseNote(text)).toBeUndefined();
  });

  test('cannot be made of a text that would not be read again', () => {
    expect(() => signNote('no newline', key)).toThrow(TypeError);
    expect(() => signNote('bell\u0007\n', key)).toThrow(TypeError);
    expect(() => signerKey('a name', seed)).toThrow(TypeError);
    expect(() => signerKey('name', seed.slice(1))).toThrow(TypeError);
  });
});

test.each([
  'insaf.example/ledger',
  published.key.replace('c74f20a3', 'c74f20a4'),
  published.key.slice(0, -4),
  published.key.replace('PeterNeumann', 'Peter Neumann'),
])('a key is not made of %s', (text) => {
  expect(parseVerifierKey(text)).toBeUndefined();
});

describe('a checkpoint', () => {
  const checkpoint = { origin: key.name, size: 20_852_163, root: leafHash('root') };
  const note = signCheckpoint(checkpoint, key);

  test('is opened with the key that signed it', () => {
    expect(openCheckpoint(note, key)).toEqual({ checkpoint });
  });

  test.each([
    ['checkpoint-malformed', signNote('insaf.example/ledger\n', key)],
    ['checkpoint-malformed', 'nothing'],
    ['origin-other', signNote(checkpointText({ ...checkpoint, origin: 'other' }), key)],
    ['signature-missing', signCheckpoint(checkpoint, otherKey)],
    ['signature-wrong', note.replace('20852163', '20852164')],
  ] as const)('is not opened: %s', (failure, wrong) => {
    expect(openCheckpoint(wrong, key)).toEqual({ failure });
  });

  test.each(['origin\n01\nAAAA\n', 'origin\n1\nAAAA\n', 'origin\n-1\n', 'origin\n1\n'])(
    'is not %j',
    (text) => {
      expect(parseCheckpoint(text)).toBeUndefined();
    },
  );

  test('is the one that the specification shows', () => {
    const text =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(parseCheckpoint(text)).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      root: fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='),
    });
    expect(checkpointText(parseCheckpoint(text)!)).toBe(text);
  });

  test('is cosigned by a witness at a time that cannot be changed', () => {
    const witness = signerKey('witness.example/w1', seed, signatureTypes.cosignature);
    const line = cosign(note, witness, 1_679_315_147);
    expect(cosignedAt(note + line, witness)).toBe(1_679_315_147);
    expect(openCheckpoint(note + line, key)).toEqual({ checkpoint });
    expect(cosignedAt(note.replace('20852163', '20852164') + line, witness)).toBeUndefined();
    expect(cosignedAt(note, witness)).toBeUndefined();
    const other = cosign(note, witness, 1_679_315_148).slice(-40);
    expect(cosignedAt(note + line.slice(0, -40) + other, witness)).toBeUndefined();
  });
});
