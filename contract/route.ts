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
  /** The system of a partner can call it by its key, if the key holds what `access` says. */
  readonly byKey?: true;
  /** A grave act: whoever did not prove who they are in the last minutes is asked for it again. */
  readonly fresh?: true;
  /**
   * Reached also in a session that still lacks its second factor, which else reaches nothing: `always`, or
   * only where none is set up yet, so that nobody sets up another in place of the one they cannot show.
   */
  readonly early?: 'always' | 'set_up';
  /** Called by pages of their own accord: it does not count as use of a session. */
  readonly background?: true;
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
