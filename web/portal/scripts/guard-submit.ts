import { say } from './say.ts';

/** After so long without an answer a form can be sent again; sending twice files once. */
const againMs = 20_000;

/** Keeps a form from being sent twice by an impatient finger, and says that it is being sent. */
export function guardSubmits(): void {
  let sending: { button: HTMLButtonElement; content: ChildNode[] } | null = null;
  const free = () => {
    if (sending === null) return;
    sending.button.removeAttribute('aria-disabled');
    sending.button.replaceChildren(...sending.content);
    sending = null;
  };
  document.addEventListener('submit', (event) => {
    if (sending !== null) {
      event.preventDefault();
      return;
    }
    const form = event.target as HTMLFormElement;
    const button = shownButton(form, event.submitter);
    // What is answered by a file to save leaves the page as it is.
    if (form.hasAttribute('data-saves')) return;
    if (event.defaultPrevented || form.method !== 'post' || button === null) return;
    // After this event: the browser has then read which button it was.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      sending = { button, content: [...button.childNodes] };
      button.setAttribute('aria-disabled', 'true');
      button.textContent = say('sending');
    });
    setTimeout(free, againMs);
  });
  // Back from another page, as it was left.
  window.addEventListener('pageshow', free);
}

/** Enter presses a hidden button; the one that is seen stands last. */
function shownButton(form: HTMLFormElement, submitter: HTMLElement | null) {
  if (submitter instanceof HTMLButtonElement && submitter.tabIndex >= 0) return submitter;
  const buttons = form.querySelectorAll<HTMLButtonElement>('button[type="submit"]');
  return [...buttons].at(-1) ?? null;
}
