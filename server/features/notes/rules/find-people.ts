import { foldArabic } from '@insaf/contract/arabic.ts';

type Person = { readonly name: string; readonly agencyPath: string };

/**
 * The people whose name has every word, each at the beginning of one of its own, in any spelling and with
 * compounds in one word or two. Those of the agency named first, then by name.
 *
 * @param words as typed, possibly of a name that is only begun; none finds everybody
 */
export function findPeople<P extends Person>(
  people: readonly P[],
  words: string,
  { nearPath, most }: { nearPath: string; most: number },
): P[] {
  const asked = foldArabic(words);
  const folded = people.map((person) => ({ person, name: foldArabic(person.name) }));
  return folded
    .filter(({ name }) => matches(name, asked))
    .sort(
      (a, b) =>
        Number(b.person.agencyPath === nearPath) - Number(a.person.agencyPath === nearPath) ||
        a.name.localeCompare(b.name, 'ar'),
    )
    .slice(0, most)
    .map(({ person }) => person);
}

function matches(name: string, asked: string): boolean {
  if (asked === '') return true;
  const own = name.split(' ');
  const each = asked.split(' ').every((word) => own.some((part) => part.startsWith(word)));
  return each || name.replaceAll(' ', '').startsWith(asked.replaceAll(' ', ''));
}
