import { told } from '../say.ts';
import { sendFile } from '../send-file.ts';
import { changeFile, type KeptFile, type Store } from '../store.ts';
import type { PhotoList } from './photo-list.ts';

/** Sends a file of the draft, shows how far it is, and puts it into the draft at the server. */
export async function sendInto(
  store: Store,
  file: KeptFile,
  list: PhotoList,
  signal: AbortSignal,
): Promise<void> {
  const { id } = file;
  try {
    const uploadId = file.uploadId ?? (await sendBytes(store, file, list, signal));
    if (uploadId === null) return;
    await changeFile(store, id, { uploadId });
    const added = await addToDraft(uploadId);
    list.set(id, added ? { kind: 'sent' } : { kind: 'waiting' });
  } catch (fault) {
    if (!signal.aborted) throw fault;
  }
}

/** Its id at the server; null when it was refused, or has to wait. */
async function sendBytes(
  store: Store,
  file: KeptFile,
  list: PhotoList,
  signal: AbortSignal,
): Promise<string | null> {
  const { id } = file;
  const sent = await sendFile({
    ...file,
    language: told.language,
    signal,
    onAddress: (address) => changeFile(store, id, { address }),
    onProgress: (part) => list.set(id, { kind: 'sending', part }),
  });
  if (sent.kind === 'ready') return sent.uploadId;
  if (sent.kind === 'refused') {
    await changeFile(store, id, { refusal: sent.message });
    list.set(id, { kind: 'refused', message: sent.message });
  } else list.set(id, { kind: 'waiting' });
  return null;
}

async function addToDraft(uploadId: string): Promise<boolean> {
  try {
    const body = new URLSearchParams({ page: 'photos', uploads: uploadId });
    return (await fetch('/file/keep', { method: 'POST', body })).ok;
  } catch {
    return false;
  }
}
