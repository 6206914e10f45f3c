import type { Status } from '@insaf/contract/complaint-lifecycle.ts';

type Standing = {
  readonly status: Status;
  readonly canAppeal: boolean;
  readonly promised: boolean;
};

/** Key of the sentence that tells the person what happens next, in `tracking.json`. */
export function nextKey({ status, canAppeal, promised }: Standing): string {
  if (status === 'in_progress' && promised) return 'tracking.next.promised';
  if ((status === 'closed' || status === 'dismissed') && canAppeal) {
    return `tracking.next.${status}_appeal`;
  }
  return `tracking.next.${status}`;
}
