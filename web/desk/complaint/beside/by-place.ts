import type { RelatedToPlace } from '@insaf/contract/related.ts';
import { named, say } from '../../words.ts';

/** What a complaint from the same place has in common with another: its subject, and how far away it is. */
export function byPlace({
  sameSubject,
  metres,
  place,
}: Pick<RelatedToPlace, 'sameSubject' | 'metres' | 'place'>): string[] {
  const where =
    metres === null
      ? place === null
        ? []
        : [named(place.name)]
      : [
          metres < 1000
            ? say('desk-beside.related.metres', { metres })
            : say('desk-beside.related.kilometres', { kilometres: metres / 1000 }),
        ];
  return [...(sameSubject ? [say('desk-beside.related.same_subject')] : []), ...where];
}
