import type { IdentityField, IdentityState } from '@insaf/contract/identity.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import type { Reads } from './eyes.ts';

type Gate = { readonly state: IdentityState; readonly fields: readonly IdentityField[] };
type Place = { readonly holder_path: string; readonly judge_path: string | null };

/**
 * Who reads as it was what was written and sent: the person, who hides what others must not read, and who may
 * be shown who complains; and of a reply who judges it. Never who works for the agency complained of,
 * whatever role they hold.
 */
export function whatIsRead(acting: Acting, gate: Gate, { holder_path, judge_path }: Place): Reads {
  if (acting.kind === 'complainant' || acting.kind === 'system') return 'all';
  if (gate.state === 'complained_of' || gate.state === 'kept') return 'nothing';
  if (gate.state === 'shown' && gate.fields.includes('name')) return 'all';
  if (holdingFor(acting, 'redact', holder_path) !== null) return 'all';
  return judge_path !== null && holdingFor(acting, 'settle', judge_path) !== null
    ? 'replies'
    : 'nothing';
}
