/*
 * Work that waits together is committed together. A durable commit waits for the disk; under load, what
 * arrived meanwhile shares the next one. Each caller is answered only when their own work is durable. When
 * a shared transaction fails, each of its parts is tried again alone, so that a bad one never fails its
 * neighbours. With one caller at a time this is one transaction each, with no waiting at all.
 */

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

  const next = () => {
    while (running < options.atOnce && waiting.length > 0) {
      running += 1;
      void carryOut(waiting.splice(0, options.most)).finally(() => {
        running -= 1;
        next();
      });
    }
  };

  const carryOut = async (batch: readonly Waiting<Work, Result>[]): Promise<void> => {
    try {
      const results = await commit(batch.map(({ work }) => work));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only!.reject(error);
      else for (const each of batch) await carryOut([each]);
    }
  };

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      next();
    });
}
