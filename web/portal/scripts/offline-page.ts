/*
 * The page on which a complaint is written without a connection: filled in with what was typed before, kept
 * as it is typed, and put into the outbox when the person says so.
 */
import { askTwice } from './ask-twice.ts';
import { complaintFrom, unanswered } from './complaint-from.ts';
import { setValue } from './keep-typed.ts';
import { canChange, type Waiting } from './outbox/states.ts';
import { askForSync, wakeOutbox } from './outbox/wake.ts';
import { say, told } from './say.ts';
import {
  changeFile,
  changeTyped,
  filesOf,
  forgetDraft,
  openStore,
  readTyped,
  type Store,
} from './store.ts';

type Fields = Readonly<Record<string, string>>;

export async function startOfflinePage(form: HTMLFormElement): Promise<void> {
  const store = await openStore();
  showWhyHere();
  // What was on its way did not arrive.
  await changeTyped(store, (typed) => ({ ...typed, sending: null }));
  fillIn(form, (await readTyped(store)).fields);
  showWhoIsNamed(form);
  form.addEventListener('input', () => {
    showWhoIsNamed(form);
    void keep(store, fieldsOf(form));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void queue(store, form);
  });
  askTwice(document.querySelector<HTMLButtonElement>('#discard'), async (button) => {
    await forgetDraft(store);
    form.reset();
    button.textContent = button.dataset.done ?? '';
    setTimeout(() => location.reload(), 1_500);
  });
  document.addEventListener('insaf-change', (event) => {
    void takeBack(store, (event as CustomEvent<string>).detail);
  });
}

function show(id: string, isShown: boolean): void {
  const element = document.getElementById(id);
  if (element) element.hidden = !isShown;
}

/** A form that could not be sent led here, or a page that could not be had. */
function showWhyHere(): void {
  const unsent = new URLSearchParams(location.search).get('unsent');
  const isSending = unsent === '/file/send' || location.pathname === '/file/check';
  const isPage = unsent !== null || location.pathname.startsWith('/file');
  if (isPage) show(isSending ? 'unsent-check' : 'unsent', true);
}

/** What somebody has begun to write meanwhile stays. */
function fillIn(form: HTMLFormElement, fields: Fields): void {
  const written = fieldsOf(form);
  for (const name of namesOf(form)) {
    const value = name === 'place' ? fields.place || fields.governorate : fields[name];
    const isChoice = form.elements.namedItem(name) instanceof RadioNodeList;
    if (value && (isChoice || !written[name])) setValue(form, name, value);
  }
}

function namesOf(form: HTMLFormElement): string[] {
  const controls = [...form.elements] as HTMLInputElement[];
  return [...new Set(controls.map(({ name, type }) => (type === 'file' ? '' : name)))].filter(
    Boolean,
  );
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form);
  return Object.fromEntries(namesOf(form).map((name) => [name, String(data.get(name) ?? '')]));
}

/** The place stands for both, until the filing pages ask for each. */
function keep(store: Store, fields: Fields): Promise<void> {
  return changeTyped(store, (typed) => ({
    ...typed,
    fields: { ...typed.fields, ...fields, governorate: '' },
    unsaved: [...new Set([...typed.unsaved, ...Object.keys(fields)])],
  }));
}

/** Who files without a name is not asked for it. */
function showWhoIsNamed(form: HTMLFormElement): void {
  const isAnonymous = new FormData(form).get('anonymous') === 'yes';
  for (const part of form.querySelectorAll<HTMLElement>('[data-named]')) part.hidden = isAnonymous;
}

async function queue(store: Store, form: HTMLFormElement): Promise<void> {
  const typed = await readTyped(store);
  const fields = { ...typed.fields, governorate: '', ...fieldsOf(form) };
  const missing = unanswered(fields);
  showMissing(form, missing);
  if (missing.length > 0) return;
  const { filing } = typed;
  // The same as that of the draft at the server: whichever of the two is sent, one is filed.
  const key = filing ?? crypto.randomUUID();
  const waiting: Waiting = {
    key,
    complaint: complaintFrom(fields, told.language),
    fields,
    language: told.language,
    news: { title: say('outbox.news_title'), text: say('outbox.news_text') },
    state: 'waiting',
    attempts: 0,
    nextTryAt: 0,
    notBefore: 0,
    uncertain: false,
    refusal: null,
    at: Date.now(),
  };
  try {
    await store.put('outbox', waiting);
    for (const { id } of await filesOf(store, 'draft')) await changeFile(store, id, { owner: key });
    await forgetDraft(store);
  } catch {
    const notKept = document.getElementById('not-kept');
    if (notKept === null) return;
    notKept.textContent = say('offline.no_room');
    notKept.hidden = false;
    return;
  }
  await askForSync();
  show('write', false);
  show('another', true);
  const place = document.querySelector<HTMLElement>('[data-waiting]');
  await wakeOutbox(place);
  place?.querySelector<HTMLElement>('h2')?.focus();
}

const sentenceOf: Record<string, string> = {
  text: 'missing_text',
  'complainants.0.name': 'missing_name',
  'complainants.0.phone': 'missing_phone',
};

function showMissing(form: HTMLFormElement, names: readonly string[]): void {
  const summary = document.getElementById('missing');
  const list = summary?.querySelector('ul');
  if (!summary || !list) return;
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    input.closest('.field')?.classList.remove('wrong');
  }
  list.replaceChildren(
    ...names.map((name) => {
      const id = `field-${name}`;
      const input = document.getElementById(id);
      input?.setAttribute('aria-invalid', 'true');
      input?.closest('.field')?.classList.add('wrong');
      const link = document.createElement('a');
      link.href = `#${id}`;
      link.textContent = say(`offline.${sentenceOf[name]}`);
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  summary.hidden = names.length === 0;
  if (names.length > 0) summary.focus();
}

/** Brings a complaint that waits, or that was refused, back into the form. */
async function takeBack(store: Store, key: string): Promise<void> {
  const waiting = await store.get('outbox', key);
  if (waiting === undefined || !canChange(waiting)) return;
  await forgetDraft(store);
  await changeTyped(store, (typed) => ({ ...typed, fields: waiting.fields, filing: key }));
  for (const { id } of await filesOf(store, key)) {
    await changeFile(store, id, { owner: 'draft', refusal: null });
  }
  await store.delete('outbox', key);
  location.assign('/offline');
}
