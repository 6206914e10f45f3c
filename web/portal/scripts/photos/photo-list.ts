import { inDigits, say } from '../say.ts';
import type { KeptFile } from '../store.ts';

/** How it stands with one file. */
export type PhotoState =
  /** On the device; sent when there is a connection. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly part: number }
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly message: string };

export type PhotoList = {
  show(file: KeptFile): void;
  set(id: string, state: PhotoState): void;
  count(): number;
  /** The files that are neither sent nor refused nor on their way. */
  waiting(): string[];
};

type Row = {
  readonly item: HTMLLIElement;
  readonly words: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly retry: HTMLButtonElement;
  readonly name: string;
  state: PhotoState;
};

type Acts = {
  /** Whether they can be sent from here at all. */
  readonly sends: boolean;
  onRemove(id: string): Promise<void>;
  onRetry(id: string): void;
};

/** The list of files, each with how far it is in words and as a bar; what changes is also said. */
export function photoList(element: HTMLElement, { sends, onRemove, onRetry }: Acts): PhotoList {
  const rows = new Map<string, Row>();
  const spoken = document.createElement('p');
  spoken.className = 'hidden-words';
  spoken.setAttribute('role', 'status');
  element.after(spoken);

  const list: PhotoList = {
    show(file) {
      const row = makeRow(file);
      rows.set(file.id, row);
      element.append(row.item);
      row.retry.addEventListener('click', () => onRetry(file.id));
      row.item.querySelector('.remove')?.addEventListener('click', async () => {
        row.item.remove();
        rows.delete(file.id);
        spoken.textContent = say('photos.removed', { name: file.name });
        element.parentElement?.querySelector('input')?.focus();
        await onRemove(file.id);
      });
      list.set(file.id, firstState(file));
    },
    set(id, state) {
      const row = rows.get(id);
      if (row === undefined) return;
      if (state.kind !== row.state.kind || state.kind === 'refused') {
        spoken.textContent = `${row.name}: ${stateWords(state)}`;
      }
      row.state = state;
      row.words.textContent = stateWords(state);
      row.words.className = state.kind === 'refused' ? 'fault' : 'quiet small';
      row.bar.hidden = state.kind !== 'sending';
      row.bar.value = state.kind === 'sending' ? state.part : 1;
      row.retry.hidden = !sends || state.kind !== 'waiting' || !navigator.onLine;
      row.item.dataset.state = state.kind;
    },
    count: () => rows.size,
    waiting: () => [...rows].filter(([, { state }]) => state.kind === 'waiting').map(([id]) => id),
  };
  return list;
}

function firstState({ refusal, uploadId }: KeptFile): PhotoState {
  if (refusal !== null) return { kind: 'refused', message: refusal };
  return uploadId === null ? { kind: 'waiting' } : { kind: 'sent' };
}

function stateWords(state: PhotoState): string {
  switch (state.kind) {
    case 'waiting':
      return say('photos.waiting');
    case 'sending':
      return say('photos.sending', { percent: percent(state.part) });
    case 'sent':
      return say('photos.sent');
    case 'refused':
      return state.message;
  }
}

const percent = (part: number) => inDigits(part, { style: 'percent', maximumFractionDigits: 0 });

function makeRow({ id, name, blob }: KeptFile): Row {
  const item = document.createElement('li');
  item.className = 'chosen-file';
  const picture = document.createElement(blob.type.startsWith('image/') ? 'img' : 'span');
  picture.className = 'photo-picture';
  if (picture instanceof HTMLImageElement) {
    picture.alt = '';
    picture.src = URL.createObjectURL(blob);
    picture.onerror = () => picture.removeAttribute('src');
  }
  const written = document.createElement('bdi');
  written.textContent = name;
  const title = document.createElement('span');
  title.className = 'photo-name';
  title.id = `photo-${id}`;
  title.append(written);
  const words = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-labelledby', title.id);
  const about = document.createElement('div');
  about.className = 'photo-about';
  about.append(title, words, bar);
  const retry = button('photos.retry', name, 'retry');
  const acts = document.createElement('div');
  acts.className = 'photo-acts';
  acts.append(retry, button('photos.remove', name, 'remove'));
  item.append(picture, about, acts);
  return { item, words, bar, retry, name, state: { kind: 'waiting' } };
}

/** Says which file it is about to who cannot see the row. */
function button(key: string, name: string, className: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `button secondary ${className}`;
  const about = document.createElement('span');
  about.className = 'hidden-words';
  about.textContent = ` ${name}`;
  made.append(say(key), about);
  return made;
}
