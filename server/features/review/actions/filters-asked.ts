import { type ReviewQuery, without } from '@insaf/contract/review.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Directory } from '../../directory/index.ts';
import type { Filters } from '../rules/filters.ts';

type Asked = Pick<ReviewQuery, 'category' | 'channel' | 'kind' | 'place' | 'initiative'>;

/**
 * What narrows a review, as the figures know it.
 *
 * @throws Refusal `unknown_category`, `unknown_place`, `unknown_initiative`, each naming the field
 */
export function filtersAsked(directory: Directory, asked: Asked): Filters {
  const { category, channel, kind, place, initiative } = asked;
  return {
    ...(category === undefined ? {} : { category: [categoryValue(directory, category)] }),
    ...(channel === undefined ? {} : { channel: [channel] }),
    ...(kind === undefined ? {} : { kind: [kind] }),
    ...(place === undefined ? {} : { place: placeValues(directory, place) }),
    ...(initiative === undefined ? {} : { initiative: [initiativeValue(directory, initiative)] }),
  };
}

function categoryValue(directory: Directory, code: string): string {
  if (code === without) return '';
  const category = directory.categoryByCode(code);
  if (category === undefined) throw new Refusal('unknown_category', { field: 'category' });
  return String(category.id);
}

function placeValues(directory: Directory, code: string): string[] {
  if (code === without) return [''];
  const place = directory.placeByCode(code);
  if (place === undefined) throw new Refusal('unknown_place', { field: 'place' });
  return directory.places
    .filter(({ path }) => path.startsWith(place.path))
    .map(({ id }) => String(id));
}

function initiativeValue(directory: Directory, code: string): string {
  if (code === without) return '';
  const initiative = directory.initiativeByCode(code);
  if (initiative === undefined) throw new Refusal('unknown_initiative', { field: 'initiative' });
  return String(initiative.id);
}
