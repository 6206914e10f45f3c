import { dayLater } from '@insaf/contract/days.ts';

/** A year or a quarter, of whose complaints the index is; both days included. */
export type Period = { readonly name: string; readonly from: string; readonly to: string };

/** How long after its end a period is still computed: what became of its complaints goes on. */
const daysAfterEnd = 92;

const lastDays = ['03-31', '06-30', '09-30', '12-31'] as const;
const firstDays = ['01-01', '04-01', '07-01', '10-01'] as const;

/** Those that are computed on a day, `2026-07-05`: years, then quarters, the newest first. */
export function periodsOn(today: string): Period[] {
  const year = Number(today.slice(0, 4));
  const both = [year, year - 1];
  const years = both.map((of) => ({ name: `${of}`, from: `${of}-01-01`, to: `${of}-12-31` }));
  const quarters = both.flatMap((of) =>
    [3, 2, 1, 0].map((quarter) => ({
      name: `${of}-Q${quarter + 1}`,
      from: `${of}-${firstDays[quarter]}`,
      to: `${of}-${lastDays[quarter]}`,
    })),
  );
  const begins = dayLater(today, -daysAfterEnd);
  return [...years, ...quarters].filter(({ from, to }) => from <= today && to >= begins);
}
