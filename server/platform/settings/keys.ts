/* What signs and what seals. */
import { parseVerifierKey, signatureTypes, type VerifierKey } from 'insaf-verify/keys.ts';
import { z } from 'zod';
import { readMasterKeyPlace } from '../keys/open-master-key.ts';
import type { Setting } from './setting.ts';

const masterKey = z.string().transform((value, context) => {
  const place = readMasterKeyPlace(value);
  if (place !== null) return place;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});
const masterKeys =
  'at least 32 characters, vault+https://:TOKEN@host:8200/MOUNT/KEY, or aws-kms://REGION/KEY';

/** Verifier keys of C2SP signed notes, of the type that witnesses have. */
const witnesses = z.string().transform((value, context) => {
  const keys = value.split(',').map((text) => parseVerifierKey(text.trim()));
  if (keys.every((key) => key?.type === signatureTypes.cosignature)) return keys as VerifierKey[];
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

export const keySettings = {
  INSAF_SECRET: {
    shape: z.string().min(32),
    accepts: 'at least 32 characters',
    unset: 'one is made at the first start and kept in `DATA_DIR/secret`',
    meaning:
      "Signs sessions and codes, seals drafts and, unless `MASTER_KEY` is set, people's data. Every process on a database needs the same one. Keep a copy apart from the backups: without it nobody's name can be read again.",
    secret: true,
  },
  MASTER_KEY: {
    shape: masterKey,
    accepts: masterKeys,
    unset: '`INSAF_SECRET` is the master key',
    meaning:
      'Opens the keys by which people are sealed (docs/operate/keys.md). Set or changed, it comes into use with `npm run insaf -- keys rotate`.',
    secret: true,
  },
  MASTER_KEY_PREVIOUS: {
    shape: masterKey,
    accepts: masterKeys,
    unset: 'only `MASTER_KEY` and `INSAF_SECRET` open keys',
    meaning: 'The master key of before, until rotating has ended.',
    secret: true,
  },
  LEDGER_KEY: {
    shape: z.string().regex(/^[\w+/-]{42}[AEIMQUYcgkosw048]=?$/),
    accepts: '32 bytes in base 64',
    unset: 'one is made at the first start and kept in `DATA_DIR/ledger-key`',
    meaning:
      'Signs the heads of the ledger (docs/ledger.md). Every process on a database needs the same one; it is changed by `npm run insaf -- ledger change-key`. Keep a copy apart from the backups.',
    secret: true,
  },
  LEDGER_WITNESSES: {
    shape: witnesses,
    accepts: 'keys such as witness.example+1a2b3c4d+BAAA…, separated by commas',
    unset: 'no witness is known',
    meaning: 'Keys of those whose signatures of heads are taken and served (cosignature/v1).',
  },
} as const satisfies Record<string, Setting<unknown>>;
