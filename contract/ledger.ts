import { z } from 'zod';
import { numberParams } from './complaints.ts';
import { route } from './route.ts';

/** What is entered in the ledger besides moves: docs/ledger.md says what each is. */
export const ledgerEventTypes = [
  ...['view', 'export', 'erase', 'redact', 'handover', 'opening', 'erasure', 'lookup', 'note'],
  ...['notice', 'administration', 'directory', 'head', 'key', 'review'],
] as const;
export type LedgerEventType = (typeof ledgerEventTypes)[number];

/** What proves to anybody that entries of a complaint stand in the public ledger: docs/ledger.md. */
export const ledgerReceipt = z.object({
  format: z.literal('insaf-receipt-1'),
  origin: z.string(),
  key: z.string().describe('the key that signs heads, name+hash+base64'),
  keyChanges: z
    .array(z.string())
    .optional()
    .describe('notes by which the key was changed, signed by the old and the new'),
  names: z
    .record(z.string(), z.object({ ar: z.string(), en: z.string() }))
    .optional()
    .describe('of the agencies, by the codes of entries; for people to read, and not proven'),
  checkpoint: z.string().describe('the signed head that the proofs lead to'),
  entries: z.array(
    z.object({
      index: z.number().int().describe('of the leaf'),
      entry: z.string().describe('the canonical JSON that the leaf is the hash of'),
      proof: z.array(z.string()).describe('base 64, lowest first'),
      opened: z
        .record(
          z.string(),
          z.object({ value: z.unknown(), salt: z.string().describe('base64url') }),
        )
        .describe('what stands behind the commitments, `complaint` being the number'),
    }),
  ),
});
export type LedgerReceipt = z.infer<typeof ledgerReceipt>;

export const ledgerRoutes = {
  readReceiptFor: route({
    method: 'GET',
    path: '/complaints/:number/receipt',
    access: 'staff',
    summary: 'The proof that a complaint and its steps so far stand in the ledger',
    params: numberParams,
    replies: { 200: ledgerReceipt },
  }),
  cosignHead: route({
    method: 'POST',
    path: '/ledger/cosignatures',
    access: 'public',
    summary: 'A head of the ledger with the signatures of witnesses, who have to be known here',
    body: z.strictObject({
      checkpoint: z.string().max(20_000).describe('the signed note with lines of cosignature/v1'),
    }),
    replies: {
      200: z.object({ checkpoint: z.string().describe('with all signatures that are known') }),
    },
  }),
} as const;
