import type { StatementQuery } from '@insaf/contract/statement.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { installation } from '../installation.ts';
import { locale } from '../words.ts';

/** What the address of a statement says; each name is that of the API. */
export type Asked = StatementQuery;

export function useAsked() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const asked: Asked = {
    ...(search.month === undefined ? {} : { month: String(search.month) }),
    ...(search.agency === undefined ? {} : { agency: String(search.agency) }),
  };
  const go = (to: Asked) => void navigate({ to: '/statement' as never, search: to as never });
  return { asked, go };
}

const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone: installation.zone });
/** As far back as months are offered; an address may say an earlier one. */
const monthsOffered = 36;

/** The running month and those before it, the latest first, as `2026-07`. */
export function monthsToChoose(now = dayKey.format(new Date())): string[] {
  const [year = 0, month = 1] = now.split('-').map(Number);
  return Array.from({ length: monthsOffered }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

const monthFormat = new Intl.DateTimeFormat(locale, {
  ...({ timeZone: 'UTC', month: 'long', year: 'numeric' } as const),
});
export const monthWords = (month: string): string =>
  monthFormat.format(new Date(`${month}-01T00:00Z`));
