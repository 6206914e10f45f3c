/** What a step of the ladder says: who was told, what was done last and what was not, what is asked for. */
import { asks, recipients, undone } from '@insaf/contract/ladders.ts';
import { locale, say } from '../../words.ts';
import { momentInWords } from './days.ts';

const all = new Intl.ListFormat(locale, { type: 'conjunction' });
const any = new Intl.ListFormat(locale, { type: 'disjunction' });

/** @param details of an entry `escalate`, as the history keeps them */
export function stepDetails(details: Readonly<Record<string, unknown>>): string[] {
  const line = (key: string, params?: Record<string, string | number>) =>
    say(`desk-history.detail.${key}`, params);
  const words = (kind: string, known: readonly string[], given: unknown) =>
    known
      .filter((each) => Array.isArray(given) && given.includes(each))
      .map((each) => say(`desk-history.${kind}.${each}`));
  const done = details.done as { verb: string; at: string } | null | undefined;
  const passedOver = Array.isArray(details.passedOver) ? details.passedOver.length : 0;
  return [
    line('told', { who: all.format(words('told', recipients, details.told)) }),
    done == null
      ? line('nothing_done')
      : line('done', { what: say(`lifecycle.verb.${done.verb}`), at: momentInWords(done.at) }),
    line('undone', { what: all.format(words('undone', undone, details.undone)) }),
    line('asks', { what: any.format(words('asks', asks, details.asks)) }),
    ...(passedOver === 0 ? [] : [line('passed_over', { count: passedOver })]),
  ];
}
