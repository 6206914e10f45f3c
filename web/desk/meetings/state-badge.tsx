import type { MeetingState } from '@insaf/contract/meetings.ts';
import { say } from '../words.ts';

const tones = { prepared: 'wheat', closed: 'reed' } as const;

export function StateBadge({ state }: { state: MeetingState }) {
  return (
    <span className={`badge badge-${tones[state]}`}>{say(`desk-meetings.state.${state}`)}</span>
  );
}
