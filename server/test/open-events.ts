import type { LiveEvent, LiveEventName } from '@insaf/contract/live.ts';

/*
 * A reader of server-sent events as a browser is one, over a real connection: keeps all that came, and waits
 * for what is to come.
 */

export type Event = { readonly id: string } & LiveEvent;
type Heard<Name extends LiveEventName> = Extract<Event, { readonly name: Name }>;

/** Of the complaint that it is about, if it is about one. */
export const numberOf = ({ data }: Event): string | null => ('number' in data ? data.number : null);

export type Events = {
  readonly all: readonly Event[];
  /** The names of what came, without the greeting. */
  readonly names: () => string[];
  /** The next event of this name, about this complaint where one is given; also one that came before. */
  readonly next: <Name extends LiveEventName>(
    name: Name,
    number?: string,
    patience?: number,
  ) => Promise<Heard<Name>>;
  readonly count: (name: LiveEventName, count: number) => Promise<void>;
  /** Waits until something holds of what came. */
  readonly until: (holds: () => boolean) => Promise<void>;
  readonly open: boolean;
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openEvents(at: string, token: string, since?: string): Promise<Events> {
  const stop = new AbortController();
  const response = await fetch(`${at}/api/v1/live`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(since === undefined ? {} : { 'last-event-id': since }),
    },
    signal: stop.signal,
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  const all: Event[] = [];
  let open = true;
  let arrived = Promise.withResolvers<void>();

  const read = async () => {
    let rest = '';
    for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]),
        );
        const [id, name, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
        if (name !== undefined) all.push({ id, name, data: JSON.parse(data!) } as Event);
      }
      arrived.resolve();
      arrived = Promise.withResolvers<void>();
    }
  };
  const ended = read()
    .catch(() => undefined)
    .then(() => {
      open = false;
      arrived.resolve();
    });

  async function until<T>(found: () => T | undefined, what: string, patience = 60_000): Promise<T> {
    const tooLate = performance.now() + patience;
    for (;;) {
      const result = found();
      if (result !== undefined) return result;
      if (!open || performance.now() > tooLate) {
        throw new Error(`no ${what} came, only ${all.map(({ name }) => name).join(' ')}`);
      }
      const pause = Promise.withResolvers<void>();
      const timer = setTimeout(pause.resolve, 500);
      await Promise.race([arrived.promise, pause.promise]);
      clearTimeout(timer);
    }
  }

  return {
    all,
    names: () => all.map(({ name }) => name).filter((name) => name !== 'hello' && name !== 'reset'),
    next: <Name extends LiveEventName>(name: Name, number?: string, patience?: number) =>
      until(
        () =>
          all.find(
            (one): one is Heard<Name> =>
              one.name === name && (number === undefined || numberOf(one) === number),
          ),
        name,
        patience,
      ),
    count: (name, count) =>
      until(
        () => (all.filter((one) => one.name === name).length >= count ? true : undefined),
        `${count} ${name}`,
      ).then(() => undefined),
    until: (holds) =>
      until(() => (holds() ? true : undefined), 'what was waited for').then(() => undefined),
    get open() {
      return open;
    },
    ended,
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}
