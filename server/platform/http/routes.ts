import type { Route, RouteTable } from '@insaf/contract/route.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** What an action is called with besides its input. `A` is who acts. */
export type Call<A> = {
  readonly acting: A;
  readonly language: Language;
  readonly request: FastifyRequest;
  /** For replies that are not JSON: the action sends them itself. */
  readonly reply: FastifyReply;
};

type Part<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Input<R extends Route> = {
  readonly params: Part<R['params']>;
  readonly query: Part<R['query']>;
  readonly headers: Part<R['headers']>;
  readonly body: Part<R['body']>;
};

/** What an action gives back: the one reply that the route declares. */
export type Output<R extends Route> = R['replies'][keyof R['replies']] extends infer S
  ? S extends z.ZodType
    ? z.input<S>
    : never
  : never;

export type Handlers<T extends RouteTable, A> = {
  readonly [K in keyof T]: (input: Input<T[K]>, call: Call<A>) => Promise<Output<T[K]>>;
};

export type BoundRoute<A> = {
  readonly name: string;
  readonly route: Route;
  readonly handle: (input: Input<Route>, call: Call<A>) => Promise<unknown>;
};

/** Ties a table of routes to its actions; a route without one, or the other way round, does not compile. */
export function bind<T extends RouteTable, A>(table: T, handlers: Handlers<T, A>): BoundRoute<A>[] {
  return Object.entries(table).map(([name, route]) => ({
    name,
    route,
    handle: handlers[name as keyof T] as BoundRoute<A>['handle'],
  }));
}
