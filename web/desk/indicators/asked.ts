import { useNavigate, useSearch } from '@tanstack/react-router';
import { today } from '../review/presets.ts';

/** What the address of the page says; each name is that of the API. */
export type Asked = {
  readonly agency?: string | undefined;
  readonly year: number;
  /** Of which indicator the agencies below are shown. */
  readonly of?: string | undefined;
};

export const thisYear = (): number => Number(today().slice(0, 4));

/** Whose indicators of which year are shown, by the page's address; and how to go to others. */
export function useAsked() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]));
  const year = Number(search.year);
  const asked: Asked = {
    ...{ agency: text('agency'), of: text('of') },
    year: Number.isInteger(year) && year > 0 ? year : thisYear(),
  };
  const go = (to: Asked) =>
    void navigate({ to: '/indicators' as never, search: searchOf(to) as never });
  return { asked, go };
}

/** As the address says it: without what is not said. */
export function searchOf(asked: Asked) {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

/** What is sent of it. */
export const queryOf = ({ agency, year }: Asked) => ({
  ...(agency === undefined ? {} : { agency }),
  year,
});
