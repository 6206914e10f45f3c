import { type EventFigure, eventFigures } from '@insaf/contract/figures.ts';
import type { DayEvent } from './contributions.ts';
import type { Stand } from './journey.ts';

/*
 * The events of a complaint as they are kept in complaint_figures: two integers each, and a list of where
 * they happened. Migration 0038 describes them, and its function counted_events reads them in SQL.
 */

export type Encoded = { readonly events: number[]; readonly stands: string[] };

const figuresInADay = 64;
const standsOfOne = 32_768;

export function encodeEvents(events: readonly DayEvent[]): Encoded {
  const stands: string[] = [];
  const placeOf = (stand: Stand | null) => {
    if (stand === null) return 0;
    const text = textOf(stand);
    const known = stands.indexOf(text);
    return known >= 0 ? known + 1 : stands.push(text);
  };
  const encoded = events.flatMap(({ day, figure, stand, other }) => {
    const place = placeOf(stand) * standsOfOne + placeOf(other);
    return [day * figuresInADay + eventFigures.indexOf(figure), place];
  });
  return { events: encoded, stands };
}

export function decodeEvents({ events, stands }: Encoded): DayEvent[] {
  const standAt = (place: number) => (place === 0 ? null : standOf(stands[place - 1]!));
  return Array.from({ length: events.length / 2 }, (_, index) => {
    const [what, where] = [events[2 * index]!, events[2 * index + 1]!];
    return {
      day: Math.floor(what / figuresInADay),
      figure: eventFigures[what % figuresInADay] as EventFigure,
      stand: standAt(Math.floor(where / standsOfOne))!,
      other: standAt(where % standsOfOne),
    };
  });
}

const textOf = ({ path, categoryId }: Stand) => `${path}${categoryId ?? ''}`;

const known = new Map<string, Stand>();

/** The same stand is the same object, for a while: what was worked out for one can be kept by it. */
function standOf(text: string): Stand {
  let stand = known.get(text);
  if (stand === undefined) {
    const end = text.lastIndexOf('/') + 1;
    const category = text.slice(end);
    stand = { path: text.slice(0, end), categoryId: category === '' ? null : Number(category) };
    if (known.size > 100_000) known.clear();
    known.set(text, stand);
  }
  return stand;
}
