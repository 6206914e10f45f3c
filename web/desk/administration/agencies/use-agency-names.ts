import type { agencyRoutes } from '@insaf/contract/agencies.ts';
import { useQueries } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { named } from '../../words.ts';

/** Fields of changes that hold the code of an agency. */
const agencyFields: readonly string[] = ['agency', 'parent', 'into', 'supervisor'];

/** What agencies are called that changes speak of by their codes: by field and code, once it is known. */
export function useAgencyNames(
  changes: readonly unknown[],
): (field: string, code: string) => string | null {
  const codes = [...new Set(changes.flatMap(codesIn))];
  const names = useQueries({
    queries: codes.map((code) => ({
      queryKey: ['agency', code, 'name'],
      queryFn: () =>
        call<typeof agencyRoutes.readAgency>('GET', '/agencies/:code', { params: { code } }),
      staleTime: 60 * 60_000,
    })),
    combine: (found) =>
      new Map(codes.map((code, at) => [code, found[at]?.data && named(found[at].data.name)])),
  });
  return (field, code) => (agencyFields.includes(field) ? (names.get(code) ?? null) : null);
}

function codesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) =>
    agencyFields.includes(field) && typeof part === 'string' ? [part] : codesIn(part),
  );
}
