import { fork } from 'node:child_process';

/*
 * A process of its own for what must not share the bench's: the load, and what the load is compared to.
 * It is asked for one thing at a time and answers with plain data.
 */

export type Worker<Task, Answer> = {
  ask(task: Task): Promise<Answer>;
  end(): void;
};

/** @param program a file that calls `answerTasks` */
export function startWorker<Task, Answer>(program: URL): Worker<Task, Answer> {
  const child = fork(program, { serialization: 'advanced' });
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) =>
          reject(new Error(`${program.pathname} ended with ${code}`));
        child.once('exit', ended);
        child.once('message', (reply: { answer: Answer } | { failed: string }) => {
          child.off('exit', ended);
          if ('failed' in reply) reject(new Error(reply.failed));
          else resolve(reply.answer);
        });
        child.send(task as object);
      }),
    end: () => void child.kill(),
  };
}

/** The other side: does what it is asked for. */
export function answerTasks<Task, Answer>(work: (task: Task) => Promise<Answer>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (task: Task) => {
    try {
      process.send?.({ answer: await work(task) });
    } catch (error) {
      process.send?.({ failed: (error as Error).stack ?? String(error) });
    }
  });
}
