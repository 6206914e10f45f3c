import type { KnownPlace } from './known-places.ts';

/**
 * Fills in governorate and centre where nothing was chosen: on the page that asks for both, and on the one
 * with a single list. A page that does not show the centres yet is given it in a hidden field.
 *
 * @returns whether anything was filled in
 */
export function fillInPlace(
  form: HTMLFormElement | null,
  { code, governorate }: KnownPlace,
): boolean {
  if (form === null) return false;
  const chosen = new FormData(form);
  if (chosen.get('governorate') || chosen.get('place')) return false;
  const above = form.elements.namedItem('governorate');
  if (above !== null) choose(above, governorate.code);
  const list = form.elements.namedItem('place');
  if (list instanceof HTMLSelectElement && choose(list, code)) return true;
  if (above === null) return false;
  const hidden = document.createElement('input');
  hidden.type = 'hidden';
  hidden.name = 'place';
  hidden.value = code;
  form.append(hidden);
  // Another governorate is another question.
  form.addEventListener('change', (event) => {
    if ((event.target as HTMLInputElement).name === 'governorate') hidden.remove();
  });
  return true;
}

/** Chooses by value in a list, radio buttons or a field. @returns whether there is such a choice */
function choose(control: Element | RadioNodeList, value: string): boolean {
  if (control instanceof RadioNodeList) {
    const radio = [...control].find((one) => (one as HTMLInputElement).value === value);
    (radio as HTMLInputElement | undefined)?.click();
    return radio !== undefined;
  }
  if (!(control instanceof HTMLSelectElement || control instanceof HTMLInputElement)) return false;
  const before = control.value;
  control.value = value;
  if (control.value !== value) {
    control.value = before;
    return false;
  }
  control.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
