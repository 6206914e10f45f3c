/**
 * Complaints on their way to the server. What cannot be sent now is kept in this browser and sent again,
 * with the same key, until there is an answer: it is filed once, however often it was sent.
 */
import type { Filed, intakeRoutes } from '@insaf/contract/complaints.ts';
import { useSyncExternalStore } from 'react';
import { ApiFault, call } from '../api.ts';
import { keep, readKept } from '../session/kept.ts';
import { type Filing, type IntakeForm, titleOf } from './intake-form.ts';

export type Sending = {
  readonly key: string;
  readonly title: string;
  readonly form: IntakeForm;
  readonly body: Filing;
  /** `waiting`: it could not be sent and will be tried again. */
  readonly state: 'sending' | 'waiting' | 'filed' | 'refused';
  readonly filed?: Filed;
  readonly fault?: ApiFault;
};

const tryAgainAfter = 4000;

let staffId = '';
let all: readonly Sending[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Sending[]): void {
  all = next;
  keep(staffId, 'outbox', all);
  for (const listener of listeners) listener();
}
const put = (key: string, more: Partial<Sending>) =>
  change(all.map((one) => (one.key === key ? { ...one, ...more } : one)));

/** Takes up what an earlier window left unsent, or filed and not yet read out. Once for each person who signs in. */
export function openOutbox(whose: string): void {
  if (staffId === whose) return;
  staffId = whose;
  all = (readKept<Sending[]>(whose, 'outbox') ?? []).map((one) =>
    one.state === 'sending' ? { ...one, state: 'waiting' } : one,
  );
  sendWaiting();
}

/** Sends a complaint; it is kept until the server has answered. */
export function send(form: IntakeForm, body: Filing): void {
  if (all.some(({ key }) => key === form.key)) return;
  change([...all, { key: form.key, title: titleOf(form), form, body, state: 'sending' }]);
  void attempt(form.key);
}

/** It was dealt with, and need not be shown any longer. */
export function forget(key: string): void {
  change(all.filter((one) => one.key !== key));
}

async function attempt(key: string): Promise<void> {
  const sending = all.find((one) => one.key === key);
  if (sending === undefined) return;
  put(key, { state: 'sending' });
  try {
    const filed = await call<typeof intakeRoutes.fileComplaint>('POST', '/complaints', {
      body: sending.body,
      headers: { 'idempotency-key': key },
    });
    put(key, { state: 'filed', filed });
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    const later = fault.status === 0 || fault.status >= 500 || fault.status === 429;
    put(key, { state: later ? 'waiting' : 'refused', fault });
    if (later) setTimeout(sendWaiting, tryAgainAfter);
  }
}

function sendWaiting(): void {
  for (const { key, state } of all) if (state === 'waiting') void attempt(key);
}
window.addEventListener('online', sendWaiting);

export function useOutbox(): readonly Sending[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}
