/*
 * What a filing page was sent with and did not arrive, kept by the service worker: a slow connection may
 * break off before the page had the script that keeps what is typed.
 */
import { changeTyped, openStore } from './store.ts';

/** Fields that say what the form is to do rather than what happened. */
export const notAnswers: ReadonlySet<string> = new Set([
  ...['', 'filing', 'to', 'act', 'find', 'uploads', 'centresOf', 'copy'],
]);

/** Whether it is a form without files: photos are kept by the page, and are too large to be held twice. */
export function mayHoldAnswers({ method, headers }: Request): boolean {
  const type = headers.get('content-type') ?? '';
  return method === 'POST' && type.startsWith('application/x-www-form-urlencoded');
}

/** @param body a form as the browser sent it; one that is of no filing page is left alone */
export async function keepUnsent(body: Request): Promise<void> {
  const answers = answersIn(new URLSearchParams(await body.text()));
  if (answers === null) return;
  await changeTyped(await openStore(), (typed) => ({
    ...typed,
    fields: { ...typed.fields, ...answers },
    unsaved: [...new Set([...typed.unsaved, ...Object.keys(answers)])],
  }));
}

/** By the names of the fields; null where the form is not one of the filing pages, which say their copy. */
export function answersIn(sent: URLSearchParams): Readonly<Record<string, string>> | null {
  if (!sent.has('copy')) return null;
  const answers: Record<string, string> = {};
  // Of two fields with one name the first counts, as where they are kept while they are typed.
  for (const [name, value] of sent) if (!notAnswers.has(name)) answers[name] ??= value;
  return answers;
}
