import { z } from 'zod';
import { type Message, NotSent, type Transport } from './message.ts';

const answer = z.object({ id: z.union([z.string(), z.number()]).optional() });
const longestAnswer = 64 * 1024;

/** Statuses that speak of the message rather than of the gateway, the key or the moment. */
const permanent = new Set([400, 413, 422]);

/**
 * Hands short messages to a gateway over HTTP:
 * `POST <url>` with `Authorization: Bearer <token>` and `{"to": "+20…", "text": "…", "reference": "…"}`.
 * Any 2xx means taken over; `{"id": …}` in it becomes the provider's id. The reference is sent as
 * `Idempotency-Key` too. A redirect is refused: the token and the text are for this address only.
 *
 * @param timeoutMs for the whole exchange
 */
export function httpGatewayTransport({
  url,
  token,
  timeoutMs = 15_000,
}: {
  url: string;
  token: string | undefined;
  timeoutMs?: number;
}): Transport {
  return {
    name: 'http',
    async send({ to, text, reference }: Message) {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'idempotency-key': reference,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ to, text, reference }),
      }).catch((error: Error) => {
        throw new NotSent('temporary', `gateway not reached: ${nameOf(error)}`);
      });
      if (!response.ok) {
        await response.body?.cancel();
        const kind = permanent.has(response.status) ? 'permanent' : 'temporary';
        throw new NotSent(kind, `gateway answered ${response.status}`);
      }
      return providerIdIn(response);
    },
    async close() {},
  };
}

function nameOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

/** A message that was taken over stays so, whatever else the answer holds. */
async function providerIdIn(response: Response): Promise<{ providerId?: string }> {
  let body = '';
  try {
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      body += piece;
      if (body.length > longestAnswer) return {};
    }
    const { id } = answer.parse(JSON.parse(body));
    return id === undefined ? {} : { providerId: String(id) };
  } catch {
    return {};
  }
}
