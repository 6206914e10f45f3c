import type { Route } from '@insaf/contract/route.ts';
import type pg from 'pg';
import { trackingCode } from '../../server/features/intake/index.ts';
import type { TestApp } from '../../server/test/app.ts';
import type { Listening } from './asked-statements.ts';

/* What is asked of a server, as people and jobs ask it. */

export type Question = {
  /** The name of the file in which its plans are kept. */
  readonly name: string;
  readonly ask: (world: World) => Promise<unknown>;
  /** Asked but once, because it changes what there is; all others are asked before, and what is remembered is. */
  readonly changes?: boolean;
};

export type World = {
  readonly app: TestApp;
  /** The first row of what its owner finds in the database. */
  readonly one: <Row>(text: string, values?: unknown[]) => Promise<Row>;
} & Pick<Listening, 'unheard'>;

export function worldOf(app: TestApp, owner: pg.Client, { unheard }: Listening): World {
  return {
    ...{ app, unheard },
    one: async <Row>(text: string, values: unknown[] = []) => {
      const { rows } = await owner.query(text, values);
      if (rows.length === 0) throw new Error(`there is none: ${text}`);
      return rows[0] as Row;
    },
  };
}

type Sent = { readonly as?: string; readonly body?: unknown };

/** @throws Error with what was answered, unless it is what was asked for */
export async function call(
  { app, unheard }: World,
  method: Route['method'],
  path: string,
  sent: Sent = {},
): Promise<unknown> {
  const { as } = sent;
  // Their account is made, and they sign in.
  if (as !== undefined) await unheard(() => app.tokenOf(as));
  const { status, body } = await app.call(method, path, sent);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** With the code that its person has. */
export const withCode = ({ app }: World, number: string) => ({
  number,
  code: trackingCode(app.ctx.sealing.keyFor('tracking-code'), number, 1),
});
