/**
 * Keys of the page that is open, by one listener: a page says which keys it knows, and the sheet on `?`
 * shows them. A key does nothing while something is typed, unless it comes with Ctrl, Alt or a function
 * key; two keys after one another (`g q`) are one. Under a dialog the page rests: the key that closes it does
 * nothing to the page.
 */
import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react';

export type Shortcut = {
  /** `j`, `Shift+x`, `Ctrl+Enter`, `F2`, `Escape`, `?`, or `g q`. Letters by their place on the keyboard. */
  readonly keys: string;
  /** Key of the sentence that says what it does. */
  readonly words: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Key of the sentence above its group in the sheet. */
  readonly group?: string;
  /** A key of a dialog, which works while one is open. */
  readonly ofDialog?: true;
};

const sets = new Map<symbol, readonly Shortcut[]>();
const listeners = new Set<() => void>();
let all: readonly Shortcut[] = [];

function change(): void {
  all = [...sets.values()].flat();
  for (const listener of listeners) listener();
}

/** The keys of a component, while it is shown: they work as soon as it can be seen, and never do what is gone. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const run = useEffectEvent((index: number, event: KeyboardEvent) => shortcuts[index]?.run(event));
  // As text, which has no functions: it is the same until there are other keys or words for them.
  const shown = JSON.stringify(shortcuts);
  useLayoutEffect(() => {
    const id = Symbol();
    const each = JSON.parse(shown) as Omit<Shortcut, 'run'>[];
    sets.set(
      id,
      each.map((shortcut, index) => ({ ...shortcut, run: (event) => run(index, event) })),
    );
    change();
    return () => {
      sets.delete(id);
      change();
    };
  }, [shown]);
}

/** Every key that does something now. */
export function useAllShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}

/** `KeyJ` → `j`: so that an Arabic layout works as a Latin one does. */
function nameOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const typed = event.key === '?' || event.key === '؟' ? '?' : event.key;
  const name = typed === '?' || typed === '/' ? typed : (letter ?? digit ?? typed);
  const shift = event.shiftKey && (letter !== undefined || name.length > 1) && name !== '?';
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    shift ? 'Shift+' : '',
    name,
  ].join('');
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !['checkbox', 'radio', 'button'].includes((target as HTMLInputElement).type);

let dialogIsOpen = false;
window.addEventListener(
  'keydown',
  () => {
    dialogIsOpen = document.querySelector('[role="dialog"]') !== null;
  },
  // Before the dialog hears the key and may be gone.
  { capture: true },
);

let before = '';
let beforeAt = 0;

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  const commanding = /^(Ctrl\+|Alt\+|F\d+$|Escape$)/.test(name);
  if (isTyping(event.target) && !commanding) return;
  const pair = event.timeStamp - beforeAt < 1200 ? `${before} ${name}` : '';
  before = name;
  beforeAt = event.timeStamp;
  // What was shown last is on top: a dialog's keys before those of the page below it.
  const known = dialogIsOpen ? all.filter(({ ofDialog }) => ofDialog) : all;
  const found =
    known.findLast(({ keys }) => keys === pair) ?? known.findLast(({ keys }) => keys === name);
  if (found === undefined) return;
  event.preventDefault();
  found.run(event);
});
