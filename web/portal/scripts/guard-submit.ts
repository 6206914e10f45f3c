import { say } from './say.ts';

/** After so long without an answer a form can be sent again; sending twice files once. */
const againMs = 20_000;

/** Keeps a form from being sent twice by an impatient finger, and says that it is being sent. */
export function guardSubmits(): void {
  let sending: { button: HTMLButtonElement; words: string } | null = null;
  const free = () => {
    if (sending === null) return;
    sending.button.removeAttribute('aria-disabled');
    sending.button.textContent = sending.words;
    sending = null;
  };
  document.addEventListener('submit', (event) => {
    if (sending !== null) {
      event.preventDefault();
      return;
    }
    const { submitter, target } = event as SubmitEvent;
    const form = target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (!(submitter instanceof HTMLButtonElement)) return;
    // After this event: the browser has then read which button it was.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      sending = { button: submitter, words: submitter.textContent };
      submitter.setAttribute('aria-disabled', 'true');
      submitter.textContent = say('sending');
    });
    setTimeout(free, againMs);
  });
  // Back from another page, as it was left.
  window.addEventListener('pageshow', free);
}
