import type { StandingGroup, StandingPeers } from '@insaf/contract/standing.ts';
import { sizesFrom } from '@insaf/contract/standing-formula.ts';
import { inDigits, say } from '../words.ts';

export const kindName = (peers: StandingPeers): string =>
  peers === 'other' ? say('desk-standing.other') : say(`lifecycle.agency.${peers}`);

export const groupName = ({ peers, size }: Pick<StandingGroup, 'peers' | 'size'>): string =>
  say('desk-standing.peers', {
    kind: kindName(peers),
    size: say(`desk-standing.size.${size}`, sizesFrom),
  });

/** `2026-Q3` in words. */
export function periodName(period: string): string {
  const [year = '', quarter] = period.split('-Q');
  return quarter === undefined
    ? say('desk-standing.year', { year: inDigits(year) })
    : say('desk-standing.quarter', { year: inDigits(year), quarter });
}
