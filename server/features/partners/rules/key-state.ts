import type { KeyState } from '@insaf/contract/partners.ts';

type Key = {
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly agency_active: boolean;
};

/** Whether a key opens anything now; what was revoked is so whatever else is true. */
export function stateOfKey(key: Key, now: Date): KeyState {
  if (key.revoked_at !== null) return 'revoked';
  if (key.expires_at <= now) return 'expired';
  return key.agency_active ? 'works' : 'agency_closed';
}
