import type { Sealing } from '../../../platform/sealing.ts';

/** Names people present on a complaint without saying who they are, and otherwise on every complaint. */
export function presenceKey(sealing: Sealing, number: string): (staffId: string) => string {
  return (staffId) => sealing.hash('presence', `${number} ${staffId}`).toString('hex');
}
