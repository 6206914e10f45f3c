import { telephoneJobs } from '../features/telephones/index.ts';
import type { TestApp } from './app.ts';
import { file } from './journey.ts';

/* The carrier of short messages, which stands in for the outside world, and the jobs that hand it codes. */

export type CodeMessage = { readonly to: string; readonly text: string };

export function codeCarrier(app: TestApp, send = async (): Promise<object> => ({})) {
  const messages: CodeMessage[] = [];
  const sms = {
    name: 'outbox' as const,
    send: async ({ to, text }: CodeMessage) => {
      await send();
      messages.push({ to, text });
      return {};
    },
    close: async () => undefined,
  };
  const jobs = telephoneJobs({ sms, email: sms, close: sms.close });
  return {
    messages,
    /** Runs what was queued since the last time, as the jobs' process would; gives what it sent. */
    async deliver(): Promise<CodeMessage[]> {
      const { rows } = await app.database.pool.query(
        `SELECT j.id, payload FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE t.identifier = 'send_telephone_code' ORDER BY j.id`,
      );
      const before = messages.length;
      for (const { id, payload } of rows) {
        await jobs.send_telephone_code!.run(app.ctx, payload, { attempt: 1, last: false });
        await app.database.pool.query('DELETE FROM graphile_worker._private_jobs WHERE id = $1', [
          id,
        ]);
      }
      return messages.slice(before);
    },
  };
}

/** The code in a message. */
export const codeIn = ({ text }: CodeMessage): string => /\d{6}/.exec(text)![0];

/** A person with a telephone and an address of their own, who uses the API. */
export function caller(
  app: TestApp,
  carrier: ReturnType<typeof codeCarrier>,
  address: () => string,
) {
  async function post(path: string, body: object, from = address()) {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/v1/telephone/${path}`,
      remoteAddress: from,
      headers: { 'accept-language': 'en' },
      payload: body,
    });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  }
  const ask = (number: string, from?: string) => post('codes', { phone: number }, from);
  const enter = (request: string, code: string, from?: string) =>
    post('sessions', { request, code }, from);
  /** Asks for a code and gets it. */
  async function sent(number: string, from?: string) {
    const { body } = await ask(number, from);
    const [message] = await carrier.deliver();
    return { request: body.request as string, code: codeIn(message!) };
  }
  async function signedIn(number: string): Promise<string> {
    const { request, code } = await sent(number);
    const { status, body } = await enter(request, code);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.session;
  }
  const filedFrom = (number: string, more: object = {}) =>
    file(app, { complainants: [{ name: 'سعاد علي', phone: number }], ...more });
  return { post, ask, enter, sent, signedIn, filedFrom };
}

/** A six-digit code that is not this one. */
export const notThe = (code: string, by = 1) =>
  String((Number(code) + by) % 1_000_000).padStart(6, '0');
