import { readTelephone } from '@insaf/contract/telephone.ts';
import { z } from 'zod';

/** Where a receipt is sent. */
export type ReceiptAddress = { readonly way: 'sms' | 'email'; readonly to: string };

/** A mobile number or an e-mail address as a person typed it; null when it is neither. */
export function readReceiptAddress(typed: string): ReceiptAddress | null {
  const given = typed.trim();
  if (given.includes('@')) {
    const email = z.email().max(254).safeParse(given);
    return email.success ? { way: 'email', to: email.data } : null;
  }
  const phone = readTelephone(given, 'EG');
  return phone.ok && phone.kind !== 'landline' ? { way: 'sms', to: phone.e164 } : null;
}
