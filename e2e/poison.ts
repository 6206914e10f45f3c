import { api } from '../contract/api.ts';
import type { Route } from '../contract/route.ts';

/*
 * Scripts in every text that the API takes. What is text is read from the contract: a string that is neither
 * chosen from a list nor of a form that a script has not. Each field's script carries a number of its own,
 * so that a page that shows it shows where it came from.
 */

export type TextField = {
  readonly id: number;
  /** Name of the route, and where in its body: `fileComplaint complainants[].address`. */
  readonly name: string;
  readonly most: number;
};

/** Looked up or compared, and refused when it is not one that is known: there is nothing to keep. */
const lookedUp = new Set([
  ...['number', 'code', 'phone', 'nationalId', 'password', 'current', 'place', 'category'],
  ...['sectors[]', 'repeats', 'leading', 'mentions[]', 'after', 'checkpoint', 'query'],
  ...['initiative', 'categories[]', 'finding'],
]);

type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly $ref?: string;
  readonly $defs?: Record<string, Schema>;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
};

/** Texts of a schema: where each stands → how long it may be. */
function textsIn(schema: Schema, root: Schema, at = ''): Map<string, number> {
  const { $ref, properties = {}, items, additionalProperties } = schema;
  if ($ref !== undefined) return textsIn(root.$defs![$ref.split('/').at(-1)!]!, root, at);
  const isText =
    [schema.type].flat().includes('string') &&
    [schema.enum, schema.const, schema.pattern, schema.format].every((not) => not === undefined);
  const own = isText ? [[at, schema.maxLength ?? 200] as const] : [];
  const within = [
    ...Object.entries(properties).map(([key, part]) => [part, at ? `${at}.${key}` : key] as const),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((parts) =>
      (parts ?? []).map((part) => [part, at] as const),
    ),
    ...(items === undefined ? [] : [[items, `${at}[]`] as const]),
    ...(typeof additionalProperties === 'object'
      ? [[additionalProperties, `${at}.*`] as const]
      : []),
  ];
  return new Map([...own, ...within.flatMap(([part, place]) => [...textsIn(part, root, place)])]);
}

const routes = Object.entries(api) as [string, Route][];

/** Every field of the contract that takes text. */
export const textFields: readonly TextField[] = routes
  .flatMap(([route, { body }]) => {
    if (body === undefined) return [];
    const schema = body.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as Schema;
    return [...textsIn(schema, schema)]
      .filter(([place]) => !lookedUp.has(place.split('.').at(-1)!))
      .map(([place, most]) => ({ name: `${route} ${place}`, most }));
  })
  .map((field, at) => ({ id: at + 1, ...field }));

/** A script that says its number if it is read, and sets `__owned` if it runs. */
export const script = (id: number) => `"><img src=x onerror=__owned=${id}>`;
const more = '<script>__owned=1</script><svg onload=__owned=1></svg>';

/** The numbers of the scripts in a text. */
export const scriptsIn = (text: string): number[] =>
  [...text.matchAll(/<img src=x onerror=__owned=(\d+)>/g)].map(([, id]) => Number(id));

/** A text with a script in it, no longer than may be. */
export function withScript(text: string, { id, most }: Pick<TextField, 'id' | 'most'>): string {
  const room = most - script(id).length - 1;
  const whole = `${text.slice(0, Math.min(room, 60))} ${script(id)}`;
  return whole.length + more.length <= most ? whole + more : whole;
}

/** The route that a request is for: one without parameters before one with. */
function routeOf(method: string, path: string): string | undefined {
  const bare = path.split('?')[0]!;
  return routes
    .filter(([, route]) => route.method === method)
    .filter(([, route]) => new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(bare))
    .sort(([, a], [, b]) => a.path.split(':').length - b.path.split(':').length)[0]?.[0];
}

/** Puts scripts into what is sent, and remembers into which fields. */
export function poisoner() {
  const sent = new Set<number>();
  const write = (body: unknown, method: string, path: string): unknown => {
    const route = routeOf(method, path);
    const fields = textFields.filter(({ name }) => name.startsWith(`${route} `));
    const change = (value: unknown, at: string): unknown => {
      if (Array.isArray(value)) return value.map((item) => change(item, `${at}[]`));
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(
          Object.entries(value).map(([key, part]) => [
            key,
            change(part, at ? `${at}.${key}` : key),
          ]),
        );
      }
      const field = fields.find(({ name }) => name === `${route} ${at}`);
      if (field === undefined || typeof value !== 'string') return value;
      sent.add(field.id);
      return withScript(value, field);
    };
    return change(body, '');
  };
  return { sent, write };
}
