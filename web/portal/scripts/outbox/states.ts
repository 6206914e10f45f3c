/*
 * A complaint that waits on the device to be sent, and what becomes of it after each attempt. It is filed
 * once, however often it is sent: its key goes with it, and the server answers the same key with the same
 * receipt.
 */

/** What was refused, in the server's words, and the field it names. */
export type Refused = { readonly message: string; readonly field: string | null };

export type Waiting = {
  /** The `Idempotency-Key`, made when it was put here. */
  readonly key: string;
  /** The body of `POST /complaints`, without its uploads. */
  readonly complaint: Readonly<Record<string, unknown>>;
  /** What was typed, to be shown again for correction. */
  readonly fields: Readonly<Record<string, string>>;
  readonly language: 'ar' | 'en';
  /** What is said when it was sent and nobody looks at the page. */
  readonly news: { readonly title: string; readonly text: string };
  /** `refused` waits for the person; `reached` was filed before, by another way. */
  readonly state: 'waiting' | 'refused' | 'reached';
  readonly attempts: number;
  /** Not before this instant, in milliseconds. */
  readonly nextTryAt: number;
  /** As `nextTryAt`, by the server's word: holds also when there is a connection again. */
  readonly notBefore: number;
  /** It was sent and no answer came: it may have been filed, so it is not changed any more. */
  readonly uncertain: boolean;
  readonly refusal: Refused | null;
  readonly at: number;
};

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'filed'; readonly number: string; readonly code: string }
  /** No answer came: there is no connection, or it broke. */
  | { readonly kind: 'unanswered' }
  /** Not now: too many at once, or a fault of the server. */
  | { readonly kind: 'later'; readonly seconds: number | null }
  | ({ readonly kind: 'refused' } & Refused)
  /** The files were kept for a day only, and have to be sent again. */
  | { readonly kind: 'filesGone' }
  /** Another body was filed with this key: the page of the answers had sent it. */
  | { readonly kind: 'reached' };

const firstPause = 5_000;
const longestPause = 60 * 60 * 1000;

/** How long to wait after so many attempts, in milliseconds: twice as long each time, up to an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPause * 2 ** Math.max(0, attempts - 1), longestPause);
}

/** Before each attempt: from here on it may have been filed. */
export function begun(waiting: Waiting): Waiting {
  return { ...waiting, attempts: waiting.attempts + 1, uncertain: true };
}

/** What it is after an attempt; null once it was filed. */
export function after(waiting: Waiting, outcome: Outcome, now: number): Waiting | null {
  const again = (pause: number) => ({ nextTryAt: now + pause, state: 'waiting' as const });
  switch (outcome.kind) {
    case 'filed':
      return null;
    case 'unanswered':
      return { ...waiting, ...again(pauseAfter(waiting.attempts)) };
    case 'later': {
      const asked = (outcome.seconds ?? 0) * 1000;
      const pause = Math.max(asked, pauseAfter(waiting.attempts));
      return { ...waiting, ...again(pause), notBefore: now + pause };
    }
    case 'filesGone':
      return { ...waiting, ...again(0), uncertain: false };
    case 'refused': {
      const { message, field } = outcome;
      return { ...waiting, state: 'refused', uncertain: false, refusal: { message, field } };
    }
    case 'reached':
      return { ...waiting, state: 'reached', uncertain: false };
  }
}

/** @param hurry there is a connection again, or somebody looks: only the server can ask for patience */
export function isDue(waiting: Waiting, now: number, hurry = false): boolean {
  const { state, nextTryAt, notBefore } = waiting;
  return state === 'waiting' && (hurry ? notBefore : nextTryAt) <= now;
}

/** Whether the person may still change it: not while it may have been filed as it was. */
export function canChange(waiting: Waiting): boolean {
  return waiting.state === 'refused' || (waiting.state === 'waiting' && !waiting.uncertain);
}

type ErrorAnswer = { error?: { code?: string; message?: string; field?: string } };

/** Reads the server's answer to `POST /complaints`. @param retryAfter its header, in seconds */
export function outcomeOf(status: number, body: unknown, retryAfter: string | null): Outcome {
  if (status === 201) {
    const { number, code } = body as { number: string; code: string };
    return { kind: 'filed', number, code };
  }
  const { error = {} } = (body ?? {}) as ErrorAnswer;
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter);
    return { kind: 'later', seconds: retryAfter !== null && seconds >= 0 ? seconds : null };
  }
  if (error.code === 'unknown_upload') return { kind: 'filesGone' };
  if (error.code === 'idempotency_key_reused') return { kind: 'reached' };
  return { kind: 'refused', message: error.message ?? '', field: error.field ?? null };
}
