import { forgetDraft, openStore } from './store.ts';

/** On the receipt: what was typed is filed, and this device forgets it. What waits to be sent stays. */
export async function forgetWhatWasFiled(): Promise<void> {
  await forgetDraft(await openStore());
}
