import type { Finding } from '@insaf/contract/findings.ts';
import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Found } from './about.ts';

/**
 * A finding with the address of what is behind it: the complaints that were counted, of what the review is
 * narrowed to; else the page that lists such things.
 *
 * @param itself the code of the agency reviewed, where others lie below it: of it alone
 */
export function withBehind(found: Found, query: ReviewQuery, itself: string | null): Finding {
  const { about: _, counted: __, ...finding } = found;
  return { ...finding, behind: behindOf(found, query, itself) };
}

const pages = { obstacle_open: 'obstacles', one_text: 'index' } as const;

function behindOf(
  { rule, about, counted }: Found,
  query: ReviewQuery,
  itself: string | null,
): Finding['behind'] {
  if (counted === null) {
    const page = pages[rule as keyof typeof pages];
    return page === undefined ? null : { page, query: {} };
  }
  const { from, to, basis, figure } = counted;
  const narrowed = {
    ...query,
    ...(about.agency === undefined ? {} : { agency: about.agency.code }),
    ...(about.category === undefined ? {} : { category: about.category.code }),
    ...(about.place === undefined ? {} : { place: about.place.code }),
    ...(about.agency !== undefined && about.agency.code === itself ? { alone: 'true' } : {}),
    ...{ from, to, basis, figure },
  };
  const said = Object.entries(narrowed).filter(([, value]) => value !== undefined);
  return { page: 'complaints', query: Object.fromEntries(said) as Record<string, string> };
}
