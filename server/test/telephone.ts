import { telephoneJobs } from '../features/telephones/index.ts';
import type { TestApp } from './app.ts';

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
