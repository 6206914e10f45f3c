import { type SatisfactionAnswer, satisfactionAnswer } from '@insaf/contract/satisfaction.ts';

type Wrong = {
  readonly field: string;
  readonly key: string;
  readonly params: Readonly<Record<string, number>>;
};

/** Most letters of what somebody adds. */
const mostWords = 2000;

/** What the form of a question says, or what is wrong with it, by the names of its fields. */
export function readSatisfaction(
  entered: Readonly<Record<string, string>>,
): SatisfactionAnswer | { readonly wrong: readonly Wrong[] } {
  const { grade = '', removed, words = '' } = entered;
  const read = satisfactionAnswer.safeParse({
    ...{ grade: /^[1-5]$/.test(grade) ? Number(grade) : undefined, removed },
    ...(words.trim() === '' ? {} : { words }),
  });
  if (read.success) return read.data;
  const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
  return {
    wrong: [...fields].map(
      (field): Wrong =>
        field === 'words'
          ? { field, key: 'too_long', params: { most: mostWords } }
          : { field, key: `needed_${field}`, params: {} },
    ),
  };
}
