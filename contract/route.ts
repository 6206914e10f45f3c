import type { z } from 'zod';
import type { Permission } from './roles.ts';

/**
 * Who may call a route: `public` (anyone; the action decides by what is shown, such as number and
 * code), `staff` (anyone signed in; what they see is loaded through them), or one permission.
 */
export type Access = 'public' | 'staff' | Permission;

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:names` for the parameters. */
  readonly path: `/${string}`;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Status → shape. What the shape does not declare never leaves. */
  readonly replies: Readonly<Record<number, z.ZodType>>;
  /** Media type of a reply that is not JSON. */
  readonly produces?: string;
};

/** Declares a route; keeps its exact type, so that the server's action and a client both know it. */
export function route<const R extends Route>(declaration: R): R {
  return declaration;
}

export type RouteTable = Readonly<Record<string, Route>>;
