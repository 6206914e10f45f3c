/*
 * Photos of a complaint, where scripts run: taken or chosen, made smaller, kept on the device until the
 * complaint is filed, and sent at once where there is a connection. What the server has already is listed
 * by the page itself; here stand those that came since.
 */
import { told } from '../say.ts';
import { preparePhoto } from '../shrink-photo.ts';
import { filesOf, type KeptFile, openStore, type Store } from '../store.ts';
import { askBeforeLeaving } from './ask-before-leaving.ts';
import { photoControls } from './photo-controls.ts';
import { photoList } from './photo-list.ts';
import { sendInto } from './send-into.ts';

/** @param root around the file input; with `data-stay` the files wait on the device */
export async function startPhotos(root: HTMLElement): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) return;
  const store = await openStore();
  const sends = root.dataset.stay === undefined;
  const controls = photoControls(root, input);
  const running = new Map<string, AbortController>();

  const list = photoList(controls.list, {
    sends,
    onRemove: async (id) => {
      running.get(id)?.abort();
      const file = await store.get('files', id);
      await store.delete('files', id);
      if (file?.uploadId) await dropAtServer(file.uploadId);
    },
    onRetry: send,
  });

  // One after another: over a weak line one photo that arrives is worth more than two halves.
  let line: Promise<void> = Promise.resolve();
  function send(id: string): void {
    if (!sends || running.has(id)) return;
    const abort = new AbortController();
    running.set(id, abort);
    list.set(id, { kind: 'sending', part: 0 });
    line = line.then(async () => {
      const file = await store.get('files', id);
      if (file !== undefined) await sendInto(store, file, list, abort.signal);
      running.delete(id);
    });
  }

  async function add(chosen: readonly File[]): Promise<void> {
    for (const file of chosen) {
      if (list.count() + countAtServer() >= controls.most) {
        controls.say('photos.too_many', { most: controls.most });
        break;
      }
      const prepared = await preparePhoto(file, controls.keepsClaims());
      if (prepared.kind === 'cannot-clean') {
        controls.say('photos.cannot_clean', { name: file.name });
        continue;
      }
      const kept = newFile(prepared.blob, prepared.name);
      await store.put('files', kept);
      list.show(kept);
      send(kept.id);
    }
  }

  controls.onChosen((files) => void add(files));
  await showKept(store, list.show);
  window.addEventListener('online', () => {
    for (const id of list.waiting()) send(id);
  });
  if (sends) {
    for (const id of list.waiting()) send(id);
    askBeforeLeaving(root.closest('form'), { isSending: () => running.size > 0, ...controls });
  }
}

function newFile(blob: Blob, name: string): KeptFile {
  const state = { address: null, uploadId: null, refusal: null };
  return { id: crypto.randomUUID(), owner: 'draft', name, blob, ...state, at: Date.now() };
}

/** Those chosen before, on this page or another; not those that the page lists itself. */
async function showKept(store: Store, show: (file: KeptFile) => void): Promise<void> {
  const atServer = new Set(listedUploads());
  const isListed = document.getElementById('files') !== null;
  for (const file of await filesOf(store, 'draft')) {
    if (file.uploadId === null || !isListed) show(file);
    // Taken out of the complaint on the page itself, with or without a script.
    else if (!atServer.has(file.uploadId)) await store.delete('files', file.id);
  }
}

const listedUploads = () =>
  [...document.querySelectorAll<HTMLElement>('[data-upload]')].map(
    ({ dataset }) => dataset.upload ?? '',
  );
const countAtServer = () => listedUploads().length;

/** Tells the draft at the server that the file goes with it no more. */
async function dropAtServer(uploadId: string): Promise<void> {
  await fetch('/file/photos', {
    method: 'POST',
    body: new URLSearchParams({ act: `remove:${uploadId}` }),
    redirect: 'manual',
    headers: { 'accept-language': told.language },
  }).catch(() => undefined);
}
