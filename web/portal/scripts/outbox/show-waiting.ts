import { askTwice } from '../ask-twice.ts';
import { say } from '../say.ts';
import { filesOf, openStore, type Sent, type Store } from '../store.ts';
import { canChange, type Waiting } from './states.ts';

/** Shows what waits on this device and what was sent from it; where there is neither, nothing. */
export async function showWaiting(place: HTMLElement): Promise<void> {
  const store = await openStore();
  const waiting = await store.getAll('outbox');
  const sent = await store.getAll('sent');
  const parts: HTMLElement[] = [];
  if (waiting.length > 0) {
    const items = await Promise.all(waiting.map((one) => waitingItem(store, one)));
    parts.push(...part('outbox.waiting_title', items));
  }
  if (sent.length > 0) {
    const items = sent.sort((a, b) => b.at - a.at).map((one) => sentItem(store, one, place));
    parts.push(...part('outbox.sent_title', items));
  }
  place.setAttribute('role', 'status');
  place.hidden = parts.length === 0;
  place.replaceChildren(...parts);
}

function part(title: string, items: HTMLElement[]): HTMLElement[] {
  const heading = document.createElement('h2');
  heading.tabIndex = -1;
  heading.textContent = say(title);
  const list = document.createElement('ul');
  list.append(...items);
  return [heading, list];
}

async function waitingItem(store: Store, waiting: Waiting): Promise<HTMLElement> {
  const { key, fields, state, uncertain, refusal } = waiting;
  const item = document.createElement('li');
  item.className = `outbox-item ${state}`;
  const text = paragraph(summary(fields.text ?? ''), 'outbox-text');
  text.dir = 'auto';
  const status = paragraph(
    state === 'refused'
      ? say('outbox.refused', { message: refusal?.message ?? '' })
      : say(`outbox.${state === 'reached' ? 'reached' : uncertain ? 'uncertain' : 'waiting'}`),
    state === 'refused' ? 'fault' : '',
  );
  item.append(text, status);
  const files = await filesOf(store, key);
  if (files.length > 0)
    item.append(paragraph(say('outbox.files', { count: files.length }), 'quiet'));
  const acts = document.createElement('div');
  acts.className = 'actions';
  if (canChange(waiting)) {
    const change = button('outbox.change');
    change.addEventListener('click', () => changeIt(key));
    acts.append(change);
  }
  if (state === 'reached') acts.append(receiptForm(key));
  // What may have been filed is not thrown away: its number would be lost.
  if (canChange(waiting) || state === 'reached') {
    const remove = button('outbox.remove');
    remove.dataset.sure = say('outbox.remove_sure');
    askTwice(remove, async () => {
      await store.delete('outbox', key);
      for (const { id } of files) await store.delete('files', id);
      item.remove();
    });
    acts.append(remove);
  }
  if (acts.childElementCount > 0) item.append(acts);
  return item;
}

/** The server knows what was filed from this device by the key, and answers with the receipt. */
function receiptForm(key: string): HTMLFormElement {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/file/send';
  const filing = document.createElement('input');
  filing.type = 'hidden';
  filing.name = 'filing';
  filing.value = key;
  const open = button('outbox.receipt');
  open.type = 'submit';
  form.append(filing, open);
  return form;
}

/** The page with the form brings it back; elsewhere one goes there first. */
function changeIt(key: string): void {
  if (document.querySelector('form[data-offline]')) {
    document.dispatchEvent(new CustomEvent('insaf-change', { detail: key }));
  } else location.assign('/offline');
}

function sentItem(store: Store, { key, number, code }: Sent, place: HTMLElement): HTMLElement {
  const item = document.createElement('li');
  item.className = 'outbox-item sent';
  const facts = document.createElement('dl');
  for (const [name, value] of [
    ['number', grouped(number)],
    ['code', grouped(code)],
  ] as const) {
    const term = document.createElement('dt');
    term.textContent = say(`outbox.${name}`);
    const fact = document.createElement('dd');
    const digits = document.createElement('bdi');
    digits.className = 'code';
    digits.dir = 'ltr';
    digits.textContent = value;
    fact.append(digits);
    facts.append(term, fact);
  }
  const track = document.createElement('a');
  track.className = 'button secondary';
  track.href = `/track/${number}`;
  track.textContent = say('outbox.track');
  const forget = button('outbox.forget');
  forget.addEventListener('click', async () => {
    await store.delete('sent', key);
    item.replaceChildren(paragraph(say('outbox.forgotten'), 'quiet'));
    place.querySelector<HTMLElement>('h2')?.focus();
  });
  const acts = document.createElement('div');
  acts.className = 'actions';
  acts.append(track, forget);
  item.append(facts, acts, paragraph(say('outbox.forget_hint'), 'quiet small'));
  return item;
}

const summary = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
const grouped = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

function paragraph(text: string, className: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

function button(key: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button secondary';
  made.textContent = say(key);
  return made;
}
