import type { Claim } from '@insaf/contract/replies.ts';

/** What an officer has written and attached and not sent: kept in this browser, by complaint. */
export type ReplyDraft = {
  readonly claim: Claim;
  readonly text: string;
  readonly plannedFor: string;
  readonly files: readonly {
    readonly upload: string;
    readonly name: string;
    readonly isPhoto: boolean;
    readonly kind: string;
  }[];
};

const none: ReplyDraft = { claim: 'cause_removed', text: '', plannedFor: '', files: [] };
const keyOf = (number: string) => `insaf-reply-${number}`;

export function keptReply(number: string): ReplyDraft {
  try {
    return { ...none, ...(JSON.parse(sessionStorage.getItem(keyOf(number)) ?? '{}') as object) };
  } catch {
    return none;
  }
}

export function keepReply(number: string, draft: ReplyDraft): void {
  sessionStorage.setItem(keyOf(number), JSON.stringify(draft));
}

export function forgetReply(number: string): void {
  sessionStorage.removeItem(keyOf(number));
}
