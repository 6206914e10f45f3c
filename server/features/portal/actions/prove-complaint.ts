import type { FastifyReply } from 'fastify';
import { compactReceipt } from 'insaf-verify/compact-receipt.ts';
import { encode } from 'uqr';
import { receiptOf } from '../../ledger/index.ts';
import { proofLink } from '../../tracking/index.ts';
import { pathOfSquares } from '../rules/path-of-squares.ts';
import type { ComplaintVisit } from './visit-complaint.ts';

/** The proof of an opened complaint as its receipt's page shows it; null until the ledger has it. */
export async function showProof({ portal: { ctx }, complaint }: ComplaintVisit) {
  const receipt = await receiptOf(ctx, complaint, 'complainant');
  if (receipt === undefined) return null;
  const compact = compactReceipt(receipt);
  if (compact === undefined) return { picture: null };
  // So many letters: what a scratch costs is less than what smaller squares would.
  const { data } = encode(proofLink(ctx.config.PUBLIC_URL, compact), { ecc: 'L', border: 2 });
  return { picture: { path: pathOfSquares(data), size: data.length } };
}

/**
 * The proof as a file, with what was said to the person and by them: to be kept, and to be shown to whom they
 * like. Where it is not ready, the page it is asked from says so.
 */
export async function sendProof(
  { portal: { ctx }, complaint, reply }: ComplaintVisit,
  page: string,
): Promise<FastifyReply> {
  const receipt = await receiptOf(ctx, complaint, 'complainant');
  if (receipt === undefined) return reply.redirect(`${page}#proof`, 303);
  return reply
    .type('application/json')
    .header('content-disposition', `attachment; filename="insaf-${complaint.number}.json"`)
    .send(JSON.stringify(receipt));
}
