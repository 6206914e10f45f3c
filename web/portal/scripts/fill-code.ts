/**
 * Fills in the code of a complaint that the address was opened with, `/track/501234567890#12345678`, as the
 * picture on a receipt has it. What stands behind `#` is sent to no server; it is taken out of the address,
 * so that it stays in no history either.
 */
export function fillCode(form: HTMLFormElement | null): void {
  const code = /^#(\d{8})$/.exec(location.hash)?.[1];
  if (code === undefined) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  const field = form?.elements.namedItem('code');
  if (!(field instanceof HTMLInputElement)) return;
  field.value = code;
  form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
}
