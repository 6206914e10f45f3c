/*
 * Nothing that is typed is lost: each field of the filing pages is kept on this device as it is typed, and
 * at the server when there is a connection. A field is shown again from here when the server's page lacks it.
 */
import { notAnswers } from './keep-unsent.ts';
import { changeTyped, openStore, readTyped, type Store } from './store.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const pauseMs = 1_200;

/** @param form its `data-question` is the question it asks; `send` asks nothing, and files */
export async function keepTyped(form: HTMLFormElement): Promise<void> {
  const question = form.dataset.question ?? '';
  const store = await openStore();
  await bringBack(store, form, question);
  const filing = form.querySelector<HTMLInputElement>('input[name="filing"]')?.value;
  const known = filing ?? form.dataset.filing ?? null;
  if (known !== null) await changeTyped(store, (typed) => ({ ...typed, filing: known }));
  form.addEventListener('submit', () => {
    const sending = `${question} ${typedIn(form, 'copy')}`;
    void changeTyped(store, (typed) => ({ ...typed, sending }));
  });
  if (question === 'send' || question === 'photos') return;

  let timer = 0;
  let isChanged = false;
  form.addEventListener('input', (event) => {
    const control = event.target as Control;
    if (!isKept(control)) return;
    isChanged = true;
    void keepHere(store, form, [control.name]);
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const kept = await keepAtServer(form, question);
      if (kept === null) return;
      isChanged = false;
      await markSaved(store, namesOf(form), kept.filing);
    }, pauseMs);
  });
  const leave = () => {
    if (!isChanged) return;
    clearTimeout(timer);
    navigator.sendBeacon('/file/keep', bodyOf(form, question));
    isChanged = false;
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  window.addEventListener('pagehide', leave);
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    isChanged = false;
    void keepHere(store, form, namesOf(form));
  });
}

/** Shows what the page lacks, and what was typed after the server last had it. */
async function bringBack(store: Store, form: HTMLFormElement, question: string): Promise<void> {
  const typed = await readTyped(store);
  const { sending, fields } = typed;
  // What was sent has arrived: another page follows it, or the same one, which says which copy came.
  const [asked, copy] = sending?.split(' ') ?? [];
  const arrived = sending !== null && (asked !== question || copy === form.dataset.arrived);
  if (arrived && asked === question) return takeOver(store, form);
  const unsaved = new Set(arrived ? [] : typed.unsaved);
  for (const name of namesOf(form).filter((one) => isTypedIn(form, one))) {
    const value = fields[name];
    if (value === undefined) continue;
    const shown = typedIn(form, name);
    if (shown !== value && (shown === '' || unsaved.has(name))) setValue(form, name, value);
  }
  if (arrived) await changeTyped(store, (now) => ({ ...now, sending: null, unsaved: [] }));
}

/** The page as the server sent it back: people may have moved up, a place may have been found. */
function takeOver(store: Store, form: HTMLFormElement): Promise<void> {
  const shown = Object.fromEntries(namesOf(form).map((name) => [name, typedIn(form, name)]));
  return changeTyped(store, (typed) => ({
    ...typed,
    fields: { ...typed.fields, ...shown },
    sending: null,
    unsaved: [],
  }));
}

async function keepHere(
  store: Store,
  form: HTMLFormElement,
  names: readonly string[],
): Promise<void> {
  const values = Object.fromEntries(names.map((name) => [name, typedIn(form, name)]));
  await changeTyped(store, (typed) => ({
    ...typed,
    fields: { ...typed.fields, ...values },
    unsaved: [...new Set([...typed.unsaved, ...names])],
  }));
}

function markSaved(store: Store, names: readonly string[], filing: string): Promise<void> {
  return changeTyped(store, (typed) => ({
    ...typed,
    filing,
    unsaved: typed.unsaved.filter((name) => !names.includes(name)),
  }));
}

/** Which complaint the server keeps it for; null where it could not. */
async function keepAtServer(
  form: HTMLFormElement,
  question: string,
): Promise<{ filing: string } | null> {
  try {
    const response = await fetch('/file/keep', { method: 'POST', body: bodyOf(form, question) });
    return response.ok ? ((await response.json()) as { filing: string }) : null;
  } catch {
    return null;
  }
}

function bodyOf(form: HTMLFormElement, question: string): URLSearchParams {
  const body = new URLSearchParams({ page: question });
  for (const name of namesOf(form)) body.set(name, typedIn(form, name));
  return body;
}

function isKept({ type, name }: Control): boolean {
  return !notAnswers.has(name) && !['file', 'submit', 'button'].includes(type);
}

/** What scripts find out: a position. Other hidden fields are the page's own. */
const found = new Set(['lat', 'lon', 'accuracy']);

function isTypedIn(form: HTMLFormElement, name: string): boolean {
  const control = form.elements.namedItem(name);
  return found.has(name) || !(control instanceof HTMLInputElement && control.type === 'hidden');
}

function namesOf(form: HTMLFormElement): string[] {
  const controls = [...form.elements] as Control[];
  return [...new Set(controls.filter(isKept).map(({ name }) => name))];
}

/** What a field would be sent with; nothing chosen is nothing. */
function typedIn(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '');
}

/** Puts a value into a field as if it had been typed, for what listens to it. */
export function setValue(form: HTMLFormElement, name: string, value: string): void {
  const found = form.elements.namedItem(name);
  if (found instanceof RadioNodeList) {
    for (const control of found) {
      const radio = control as HTMLInputElement;
      if (radio.value === value) choose(radio, true);
    }
  } else if (found instanceof HTMLInputElement && found.type === 'checkbox') {
    choose(found, found.value === value);
  } else if (found !== null) {
    (found as Control).value = value;
    found.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function choose(control: HTMLInputElement, checked: boolean): void {
  control.checked = checked;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
