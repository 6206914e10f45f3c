/*
 * Work that waits together is committed together. A durable commit waits for the disk; under load, what
 * arrived meanwhile shares the next one. Each caller is answered only when their own work is durable.
 * With one caller at a time this is one transaction each. What arrives is begun only when all that was
 * read from the network with it is there too, which is microseconds later.
 *
 * When a shared transaction fails, its halves are tried by themselves, and their halves, so that a bad
 * part never fails its neighbours and costs a few transactions, however many they are. When the database
 * is away, there is nothing to be found out by that: all are told at once.
 */
import { isAway } from './is-away.ts';

export type CommitTogether<Work, Result> = (work: Work) => Promise<Result>;

type Waiting<Work, Result> = {
  readonly work: Work;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * @param commit does all the work in one transaction; its results are in the order of the work
 * @param options `most` parts in one transaction, `atOnce` transactions side by side
 */
export function commitTogether<Work, Result>(
  commit: (work: readonly Work[]) => Promise<readonly Result[]>,
  options: { readonly most: number; readonly atOnce: number },
): CommitTogether<Work, Result> {
  const waiting: Waiting<Work, Result>[] = [];
  let running = 0;
  let gathering = false;

  const begin = () => {
    while (running < options.atOnce && waiting.length > 0) {
      running += 1;
      void carryOut(waiting.splice(0, options.most)).finally(() => {
        running -= 1;
        begin();
      });
    }
  };

  const carryOut = async (batch: readonly Waiting<Work, Result>[]): Promise<void> => {
    try {
      const results = await commit(batch.map(({ work }) => work));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (batch.length === 1 || isAway(error)) {
        for (const { reject } of batch) reject(error);
      } else {
        const middle = batch.length >> 1;
        await carryOut(batch.slice(0, middle));
        await carryOut(batch.slice(middle));
      }
    }
  };

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (gathering) return;
      gathering = true;
      setImmediate(() => {
        gathering = false;
        begin();
      });
    });
}
