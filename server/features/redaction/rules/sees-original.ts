import type { IdentityField, IdentityState } from '@insaf/contract/identity.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';

type Gate = { readonly state: IdentityState; readonly fields: readonly IdentityField[] };

/**
 * Who reads what people sent as it was: they themselves, who hides what others must not read, and who may be
 * shown who complains. Never who works for the agency complained of, whatever role they hold.
 */
export function seesOriginal(acting: Acting, gate: Gate, holderPath: string): boolean {
  if (acting.kind === 'complainant' || acting.kind === 'system') return true;
  if (gate.state === 'complained_of' || gate.state === 'kept') return false;
  if (gate.state === 'shown' && gate.fields.includes('name')) return true;
  return holdingFor(acting, 'redact', holderPath) !== null;
}
