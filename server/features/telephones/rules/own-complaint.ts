import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { OwnComplaint } from '@insaf/contract/telephones.ts';

const asks: Partial<Record<Status, 'supply' | 'say'>> = { incomplete: 'supply', settled: 'say' };

/** What a complaint asks of its person now: an answer, or their word on the reply. */
export function askedOfPerson(status: Status, waitsUntil: Date | null): OwnComplaint['asked'] {
  const what = asks[status];
  return what === undefined ? null : { what, until: waitsUntil?.toISOString() ?? null };
}
