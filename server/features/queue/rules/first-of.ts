type Turn = { readonly number: string; readonly turn_at: Date | null };

/**
 * The first few of two lists in order of time. What is in both stands there once, as what is to be judged.
 *
 * @param held in order of `turn_at` and number, as is `toJudge`
 */
export function firstOf<Row extends Turn>(
  held: readonly Row[],
  toJudge: readonly Row[],
  atMost: number,
): (Row & { toJudge: boolean })[] {
  const judged = new Set(toJudge.map(({ number }) => number));
  const rows = [
    ...toJudge.map((row) => ({ ...row, toJudge: true })),
    ...held.filter(({ number }) => !judged.has(number)).map((row) => ({ ...row, toJudge: false })),
  ];
  const timeOf = ({ turn_at }: Turn) => turn_at?.getTime() ?? 0;
  return rows
    .sort((a, b) => timeOf(a) - timeOf(b) || (BigInt(a.number) < BigInt(b.number) ? -1 : 1))
    .slice(0, atMost);
}
