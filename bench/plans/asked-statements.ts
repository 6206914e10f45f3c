import type pg from 'pg';

/* What the server asks of the database while it does something. */

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

export type Listening = {
  /** The statements that every connection of the pool began while `act` was at work. */
  readonly asked: (act: () => Promise<unknown>) => Promise<Statement[]>;
  /** What `act` asks is nobody's question. */
  readonly unheard: <T>(act: () => Promise<T>) => Promise<T>;
};

/** Listens to the connections of a pool; one thing at a time is done meanwhile. */
export function listenTo(pool: pg.Pool): Listening {
  const known = new WeakSet<pg.PoolClient>();
  let heard: Statement[] | null = null;
  let underWay = 0;
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const query = client.query.bind(client) as unknown as Query;
    const listened: Query = (asked, values, ...rest) => {
      const statement = statementOf(asked, values);
      if (statement !== null) heard?.push(statement);
      const answer = query(asked, values, ...rest);
      if (answer instanceof Promise) {
        underWay += 1;
        const ended = () => {
          underWay -= 1;
        };
        answer.then(ended, ended);
      }
      return answer;
    };
    client.query = listened as unknown as typeof client.query;
  });
  /** What goes on after the answer belongs to it too. */
  const quiet = async () => {
    do await new Promise((resolve) => setTimeout(resolve, 20));
    while (underWay > 0);
  };
  return {
    async asked(act) {
      const own: Statement[] = [];
      heard = own;
      try {
        await act();
        await quiet();
      } finally {
        heard = null;
      }
      return own;
    },
    async unheard(act) {
      const before = heard;
      heard = null;
      try {
        const result = await act();
        await quiet();
        return result;
      } finally {
        heard = before;
      }
    },
  };
}

type Query = (asked: unknown, values?: unknown, ...rest: unknown[]) => unknown;

function statementOf(asked: unknown, values: unknown): Statement | null {
  if (typeof asked === 'string') {
    return { text: asked, values: Array.isArray(values) ? values : [] };
  }
  const { text, values: own } = asked as { text?: unknown; values?: unknown };
  if (typeof text !== 'string') return null;
  return { text, values: Array.isArray(own) ? own : Array.isArray(values) ? values : [] };
}
