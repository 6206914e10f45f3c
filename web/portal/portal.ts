/*
 * What improves the portal where scripts run. Every page works without it; what a page does not need is
 * loaded only when it does.
 */
import './styles/portal.css';
import { watchConnection } from './scripts/connection.ts';
import { guardSubmits } from './scripts/guard-submit.ts';
import { told } from './scripts/say.ts';

document.documentElement.classList.add('scripted');

const all = <E extends HTMLElement>(selector: string) => document.querySelectorAll<E>(selector);
const one = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);

async function improve(): Promise<void> {
  const filing = one<HTMLFormElement>('form[data-question]');
  if (filing) {
    const { keepTyped } = await import('./scripts/keep-typed.ts');
    await keepTyped(filing);
  }
  const counted = all<HTMLTextAreaElement>('textarea[data-limit]');
  if (counted.length > 0) {
    const { countLetters } = await import('./scripts/count-letters.ts');
    for (const field of counted) countLetters(field);
  }
  const offline = one<HTMLFormElement>('form[data-offline]');
  if (offline) (await import('./scripts/offline-page.ts')).startOfflinePage(offline);
  const photos = one('[data-part="files"]');
  if (photos) (await import('./scripts/photos/photos.ts')).startPhotos(photos);
  const place = one('[data-part="position"]');
  if (place) (await import('./scripts/place/place.ts')).startPlace(place);
  const proof = one('[data-proof-waiting]');
  if (proof) void (await import('./scripts/await-proof.ts')).awaitProof(proof);
  const verify = one('[data-verify]');
  if (verify) (await import('./scripts/verify/verify-page.ts')).startVerify(verify);
  const share = one<HTMLButtonElement>('button[data-share]');
  if (share) (await import('./scripts/share-receipt.ts')).offerSharing(share);
  if (location.hash !== '' && document.body.dataset.page?.startsWith('track')) {
    (await import('./scripts/fill-code.ts')).fillCode(one<HTMLFormElement>('form[data-fill-code]'));
  }
  const again = one<HTMLFormElement>('form[action="/file/again"]');
  if (again) (await import('./scripts/filed.ts')).forgetOnSubmit(again);
  if (document.body.dataset.page === 'receipt') {
    await (await import('./scripts/filed.ts')).forgetWhatWasFiled();
  }
}

/** What waits is sent, and shown where there is a place for it. */
async function wake(): Promise<void> {
  const { wakeOutbox } = await import('./scripts/outbox/wake.ts');
  await wakeOutbox(one('[data-waiting]'));
}

guardSubmits();
watchConnection(() => void wake());
one('.faults')?.focus();
void improve();

if ('serviceWorker' in navigator && 'indexedDB' in window) {
  window.addEventListener('load', () => {
    void wake();
    void navigator.serviceWorker.register('/service-worker.js').then(async () => {
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage(`${told.language}-${told.digits}`);
    });
  });
}
