/**
 * Shows the button that hands the receipt to another program of the telephone, where the browser can do
 * that. Who changes their mind has shared nothing, and is told nothing.
 */
export function offerSharing(button: HTMLButtonElement): void {
  const text = button.dataset.share;
  if (text === undefined || typeof navigator.share !== 'function') return;
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.share({ text }).catch(() => undefined);
  });
}
