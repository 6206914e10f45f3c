import { useCategories, usePlaces } from '../../parts/directory-names.ts';
import { named } from '../../words.ts';
import { sectorName } from '../categories/sector-name.ts';

/** The name of a place by its code; the code while the names are not there yet. */
export function usePlaceName(): (code: string) => string {
  const places = usePlaces();
  return (code) => {
    const place = places.find((one) => one.code === code);
    return place === undefined ? code : named(place.name);
  };
}

const ofCategory = 'category:';

/** What an agency is competent for, in words: a sector, or one category (`category:street-lighting`). */
export function useCompetenceName(): (code: string) => string {
  const categories = useCategories();
  return (code) => {
    if (!code.startsWith(ofCategory)) return sectorName(code);
    const category = categories.find((one) => one.code === code.slice(ofCategory.length));
    return category === undefined ? code : named(category.name);
  };
}
