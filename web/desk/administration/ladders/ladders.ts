import type { AgencyLadders, ladderRoutes, NewLadder } from '@insaf/contract/ladders.ts';
import { call } from '../../api.ts';
import { locale, named, say } from '../../words.ts';
import { allowanceWords } from '../calendars/target-words.ts';

type Routes = typeof ladderRoutes;

export const laddersKey = (code: string) => ['administration', 'ladders', code] as const;

export const readLadders = (code: string): Promise<AgencyLadders> =>
  call<Routes['readLadders']>('GET', '/agencies/:code/ladders', { params: { code } });

export const setLadder = (code: string, body: NewLadder): Promise<AgencyLadders> =>
  call<Routes['setLadder']>('POST', '/agencies/:code/ladders', { params: { code }, body });

export const withdrawLadder = (code: string, ladder: number): Promise<AgencyLadders> =>
  call<Routes['withdrawLadder']>('DELETE', '/agencies/:code/ladders/:ladder', {
    params: { code, ladder },
  });

const all = new Intl.ListFormat(locale, { type: 'conjunction' });

type Timed = {
  readonly percent?: number | null | undefined;
  readonly overdue?: number | null | undefined;
};

/** When a step is due, of the ladder of a clock. */
export function whenWords({ percent, overdue }: Timed, clock: string, always: boolean): string {
  if (typeof percent === 'number') return say('desk-ladders.at_percent', { percent });
  const minutes = overdue ?? 0;
  if (minutes > 0) {
    const time = allowanceWords({ minutes, roundTheClock: always });
    return say('desk-ladders.after', { time });
  }
  const end = clock === 'promise' || clock === 'obstacle' ? `at_end_${clock}` : 'at_end';
  return say(`desk-ladders.${end}`);
}

/** What those are called whom a step tells. */
export const recipientWords = (to: string): string => say(`desk-history.told.${to}`);

/** Whom a step tells, each with where they are found; the agency's own people without. */
export function placesWords(
  told: AgencyLadders['ladders'][number]['steps'][number]['told'],
  own: string,
): string {
  const places = Map.groupBy(told, ({ to }) => to);
  return all.format(
    [...places].map(([to, found]) => {
      const agencies = found.filter(({ agency }) => agency.code !== own);
      if (agencies.length === 0) return recipientWords(to);
      const names = all.format(agencies.map(({ agency }) => named(agency.name)));
      return say('desk-ladders.who', { who: recipientWords(to), agency: names });
    }),
  );
}

/** A step as it was set, in one sentence. */
export function stepWords(
  step: Timed & { readonly tells: readonly string[] },
  clock: string,
): string {
  const who = all.format(step.tells.map(recipientWords));
  return `${whenWords(step, clock, false)}: ${who}`;
}
