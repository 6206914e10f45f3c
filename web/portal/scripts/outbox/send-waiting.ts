/*
 * Sends what waits on the device, from a page or from the service worker, never from two at once: each
 * complaint's photos first, then the complaint with its key.
 */
import { sendFile } from '../send-file.ts';
import { changeFile, filesOf, openStore, type Store } from '../store.ts';
import { after, begun, isDue, type Outcome, outcomeOf, type Waiting } from './states.ts';

/** Told to all pages whenever the outbox changed. */
export const outboxChannel = 'insaf-outbox';

export type Report = {
  /** Those filed just now. */
  readonly filed: readonly Waiting[];
  /** When the next one is due, in milliseconds; null when none waits. */
  readonly nextTryAt: number | null;
};

const nothing: Report = { filed: [], nextTryAt: null };

/**
 * Sends everything that is due.
 *
 * @param hurry sends what waits for a later attempt too: there is a connection again
 * @returns null when another page or the worker is at it
 */
export async function sendWaiting({ hurry = false } = {}): Promise<Report | null> {
  const store = await openStore();
  if ((await store.count('outbox')) === 0) return nothing;
  // Without locks, which browsers of some years ago have not, the key alone keeps it from being filed twice.
  if (!('locks' in navigator)) return sendAll(store, hurry);
  return navigator.locks.request('insaf-outbox', { ifAvailable: true }, (lock) =>
    lock === null ? null : sendAll(store, hurry),
  );
}

async function sendAll(store: Store, hurry: boolean): Promise<Report> {
  const filed: Waiting[] = [];
  for (const waiting of await store.getAll('outbox')) {
    const due = isDue(waiting, Date.now(), hurry);
    if (due && (await sendOne(store, waiting))) filed.push(waiting);
  }
  const left = (await store.getAll('outbox')).filter(({ state }) => state === 'waiting');
  const times = left.map(({ nextTryAt }) => nextTryAt);
  return { filed, nextTryAt: times.length === 0 ? null : Math.min(...times) };
}

/** @returns whether it was filed */
async function sendOne(store: Store, waiting: Waiting): Promise<boolean> {
  let sent = begun(waiting);
  const uploads = await sendFiles(store, waiting);
  // Until the complaint itself is sent it cannot have been filed.
  if ('kind' in uploads) sent = { ...sent, uncertain: waiting.uncertain };
  else await store.put('outbox', sent);
  const outcome = 'kind' in uploads ? uploads : await post(sent, uploads.ids);
  const left = after(sent, outcome, Date.now());
  if (outcome.kind === 'filesGone') await forgetUploads(store, waiting.key);
  if (left !== null) await store.put('outbox', left);
  else if (outcome.kind === 'filed') await finish(store, waiting, outcome);
  tellPages();
  return outcome.kind === 'filed';
}

/** The ids of its uploads, or why it cannot be sent now. */
async function sendFiles(
  store: Store,
  { key, language }: Waiting,
): Promise<{ ids: string[] } | Outcome> {
  const ids: string[] = [];
  for (const file of await filesOf(store, key)) {
    if (file.uploadId !== null) {
      ids.push(file.uploadId);
      continue;
    }
    const sent = await sendFile({
      ...file,
      language,
      onAddress: (address) => changeFile(store, file.id, { address }),
    });
    if (sent.kind === 'later') return { kind: 'unanswered' };
    if (sent.kind === 'refused') {
      await changeFile(store, file.id, { refusal: sent.message });
      return { kind: 'refused', message: `${file.name}: ${sent.message}`, field: 'uploads' };
    }
    await changeFile(store, file.id, { uploadId: sent.uploadId });
    ids.push(sent.uploadId);
  }
  return { ids };
}

/** As nobody in particular: someone signed in to the desk on this device files for themselves here. */
async function post({ key, complaint, language }: Waiting, uploads: string[]): Promise<Outcome> {
  try {
    const response = await fetch('/api/v1/complaints', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'accept-language': language,
      },
      body: JSON.stringify({ ...complaint, uploads }),
      credentials: 'omit',
      cache: 'no-store',
    });
    const body = await response.json().catch(() => null);
    return outcomeOf(response.status, body, response.headers.get('retry-after'));
  } catch {
    return { kind: 'unanswered' };
  }
}

async function finish(
  store: Store,
  { key }: Waiting,
  { number, code }: Extract<Outcome, { kind: 'filed' }>,
): Promise<void> {
  const files = await filesOf(store, key);
  const work = store.transaction(['outbox', 'sent', 'files'], 'readwrite');
  await work.objectStore('sent').put({ key, number, code, at: Date.now() });
  await work.objectStore('outbox').delete(key);
  for (const { id } of files) await work.objectStore('files').delete(id);
  await work.done;
  await discardDraft(key);
}

/** The draft of the same complaint at the server has nothing more to become. */
async function discardDraft(filing: string): Promise<void> {
  await fetch('/file/discard', {
    method: 'POST',
    body: new URLSearchParams({ filing }),
    redirect: 'manual',
  }).catch(() => undefined);
}

async function forgetUploads(store: Store, key: string): Promise<void> {
  for (const { id } of await filesOf(store, key)) {
    await changeFile(store, id, { address: null, uploadId: null });
  }
}

export function tellPages(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(outboxChannel);
  channel.postMessage('changed');
  channel.close();
}
