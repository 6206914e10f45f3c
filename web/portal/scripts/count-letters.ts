import { inDigits } from './say.ts';

/** How many letters are left, from when it is worth knowing; said aloud only when one pauses. */
const tellFrom = 0.8;
const pauseMs = 900;

/**
 * Counts letters in a field with `data-limit`, in UTF-16 units as the server does, into the element that
 * describes it. The sentences stand on the field: `data-left`, `data-over`.
 */
export function countLetters(field: HTMLTextAreaElement): void {
  const limit = Number(field.dataset.limit);
  const count = document.getElementById(`count-${field.name}`);
  if (count === null) return;
  const seen = count.cloneNode() as HTMLElement;
  // One is read at once, the other by who cannot see it, when the typing pauses.
  seen.removeAttribute('aria-live');
  seen.removeAttribute('id');
  seen.setAttribute('aria-hidden', 'true');
  count.className = 'hidden-words';
  count.hidden = false;
  count.after(seen);
  let timer = 0;
  const tell = () => {
    const left = limit - field.value.length;
    const worth = field.value.length >= limit * tellFrom;
    const sentence = left < 0 ? field.dataset.over : field.dataset.left;
    const text = worth ? `${sentence ?? ''} ${inDigits(Math.abs(left))}` : '';
    seen.textContent = text;
    seen.hidden = !worth;
    seen.classList.toggle('over', left < 0);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      count.textContent = text;
    }, pauseMs);
  };
  field.addEventListener('input', tell);
  tell();
}
