import { forgetDraft, openStore, readTyped } from './store.ts';

/**
 * On the receipt of what was sent just now: it is filed, and this device forgets what was typed. Not when an
 * older receipt is looked at while another complaint is being written. What waits to be sent stays.
 */
export async function forgetWhatWasFiled(): Promise<void> {
  const store = await openStore();
  if ((await readTyped(store)).sending?.startsWith('send')) await forgetDraft(store);
}

/** Who begins again begins with nothing. */
export async function forgetOnSubmit(form: HTMLFormElement): Promise<void> {
  const store = await openStore();
  form.addEventListener('submit', () => void forgetDraft(store));
}
