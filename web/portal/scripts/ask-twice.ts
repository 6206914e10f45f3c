/** What cannot be undone is asked for twice: the first press shows `data-sure` in the button. */
export function askTwice(
  button: HTMLButtonElement | null,
  act: (button: HTMLButtonElement) => Promise<void>,
): void {
  let isSure = false;
  button?.addEventListener('click', () => {
    if (isSure) void act(button);
    else button.textContent = button.dataset.sure ?? '';
    isSure = true;
  });
}
