import type { Digits } from '@insaf/contract/digits.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { PaperSize } from '@insaf/contract/tracking.ts';
import { compactReceipt } from 'insaf-verify/compact-receipt.ts';
import { renderSVG } from 'uqr';
import type { Ctx } from '../../../platform/context.ts';
import { compilePdf } from '../../../platform/documents/compile-pdf.ts';
import { words } from '../../../platform/words.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { trackingCode } from '../../intake/index.ts';
import { receiptOf } from '../../ledger/index.ts';
import { proofLink, receiptLink, receiptSheet } from '../rules/receipt-sheet.ts';
import { receiptTemplate } from '../rules/receipt-template.ts';

/** How a receipt is to be printed. */
export type PaperWish = {
  readonly size: PaperSize;
  readonly language: Language;
  readonly digits?: Digits;
  /** Whether the one it is printed for may know the code. */
  readonly withCode: boolean;
};

/** The code that opens a loaded complaint. */
export function codeOf(ctx: Pick<Ctx, 'sealing'>, complaint: ComplaintRow): string {
  const key = ctx.sealing.keyFor('tracking-code');
  return trackingCode(key, complaint.number, complaint.code_generation);
}

/** The receipt of a loaded complaint as PDF: A5, or as long as needed for a roll of 80 mm. */
export async function receiptPaper(
  ctx: Ctx,
  complaint: ComplaintRow,
  { size, language, digits = 'latn', withCode }: PaperWish,
): Promise<Buffer> {
  const directory = await readDirectory(ctx.db);
  const { category_id, place_id, number } = complaint;
  const code = withCode ? codeOf(ctx, complaint) : null;
  const named = (row: { name_ar: string; name_en: string }) =>
    language === 'ar' ? row.name_ar : row.name_en;
  const facts = {
    number,
    code,
    receivedAt: complaint.received_at,
    category: category_id === null ? null : named(directory.category(category_id)),
    place: place_id === null ? null : named(directory.place(place_id)),
    holder: directory.nameAt(complaint.holder_id, ctx.clock())[language],
    dueAt: complaint.due_at,
  };
  const manner = {
    size,
    language,
    digits,
    say: words(language, digits),
    zone: ctx.config.TIME_ZONE,
    home: ctx.config.PUBLIC_URL,
    qr: renderSVG(receiptLink(ctx.config.PUBLIC_URL, { number, code }), { ecc: 'M', border: 2 }),
    proof: await proofPicture(ctx, complaint),
  };
  const data = receiptSheet(facts, manner);
  return compilePdf({ template: receiptTemplate, data, madeAt: ctx.clock() });
}

/** The picture code that proves the complaint's entry, as SVG; null while the ledger has it not. */
async function proofPicture(ctx: Ctx, complaint: ComplaintRow): Promise<string | null> {
  const receipt = await receiptOf(ctx, complaint, 'complainant');
  const compact = receipt && compactReceipt(receipt);
  if (compact === undefined) return null;
  return renderSVG(proofLink(ctx.config.PUBLIC_URL, compact), { ecc: 'L', border: 2 });
}
