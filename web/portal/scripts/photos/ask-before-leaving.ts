type Ask = {
  isSending(): boolean;
  say(key: string): void;
};

/** How often it is looked whether all have arrived. */
const lookMs = 300;

/**
 * Who goes on while photos are on their way waits for them, and goes on by itself; who presses again goes
 * on at once. Without a connection there is nothing to wait for.
 */
export function askBeforeLeaving(form: HTMLFormElement | null, { isSending, say }: Ask): void {
  let waits = false;
  form?.addEventListener('submit', (event) => {
    if (waits || !isSending() || !navigator.onLine) return;
    event.preventDefault();
    waits = true;
    const { submitter } = event as SubmitEvent;
    say('photos.going_on');
    const timer = window.setInterval(() => {
      if (isSending()) return;
      clearInterval(timer);
      form.requestSubmit(submitter);
    }, lookMs);
  });
}
