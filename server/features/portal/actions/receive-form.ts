import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import type { Values } from '../rules/draft.ts';

/** A file of a form, as its sender names it; its bytes are read once, before the next one comes. */
export type SentFile = { readonly name: string; readonly type: string; readonly bytes: Readable };

/**
 * Reads a form that may carry files (`multipart/form-data`), in the order its parts come.
 *
 * @param receive is given each file that was chosen; what it leaves unread is let go by
 * @returns the values of the fields
 * @throws Refusal `invalid_input` for what is no form or breaks off, `too_large` for more than a form has
 */
export async function receiveForm(
  request: FastifyRequest,
  receive: (file: SentFile) => Promise<void>,
): Promise<Values> {
  if (!request.isMultipart()) return valuesOf(request.body);
  const values: [string, string][] = [];
  const sent: Sent = { values, hadFiles: false };
  received.set(request, sent);
  let ours: unknown = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        values.push([part.fieldname, asTyped(String(part.value))]);
        continue;
      }
      // An input in which nothing was chosen sends a file without a name.
      if (part.filename) {
        sent.hadFiles = true;
        const file = { name: part.filename, type: part.mimetype, bytes: part.file };
        await receive(file).catch((fault) => {
          if (part.file.errored === null) ours = fault;
          throw fault;
        });
      }
      part.file.resume();
    }
  } catch (fault) {
    throw ours ?? refusalOf(fault);
  }
  return Object.fromEntries(values);
}

type Sent = { readonly values: [string, string][]; hadFiles: boolean };
const received = new WeakMap<FastifyRequest, Sent>();

/** What was read of the form of this request so far, for whoever has to ask for it once more. */
export function typedIn(request: FastifyRequest): { values: Values; hadFiles: boolean } {
  const sent = received.get(request);
  if (sent === undefined) return { values: valuesOf(request.body), hadFiles: false };
  return { values: Object.fromEntries(sent.values), hadFiles: sent.hadFiles };
}

/** What the reader of forms throws is about what was sent, and never ours. */
function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault;
  const isTooMuch = (fault as { statusCode?: number }).statusCode === 413;
  return new Refusal(isTooMuch ? 'too_large' : 'invalid_input', { field: 'body' });
}

/** The fields of a form or of JSON that was sent in its place; what is no text is not there. */
export function valuesOf(body: unknown): Values {
  if (typeof body !== 'object' || body === null) return {};
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.map(([name, value]) => [name, asTyped(value)]));
}

/** Forms end lines with two signs where a person pressed one key. */
const asTyped = (value: string) => value.replaceAll('\r\n', '\n');
