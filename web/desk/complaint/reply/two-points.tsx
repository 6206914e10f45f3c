import { DeskMap } from '../../parts/desk-map.tsx';
import { say } from '../../words.ts';

type Point = { readonly lat: number; readonly lon: number };

/** The place of the complaint and where the photo was taken, on a map, and how far apart they are. */
export function TwoPoints({
  photo,
  place,
  metres,
  allowed,
  near,
}: {
  photo: Point;
  place: Point & { readonly accuracyMetres?: number };
  metres: number;
  allowed: number;
  near: boolean;
}) {
  const tone = near ? 'reed' : 'clay';
  // Names of points so near would lie upon each other.
  const isOne = metres < 25;
  const photoMarker = {
    at: photo,
    label: say(isOne ? 'desk-reply.map.both' : 'desk-reply.map.photo'),
    tone,
  } as const;
  const placeMarker = {
    at: place,
    label: say('desk-reply.map.place'),
    tone: 'nile',
    accuracyMetres: place.accuracyMetres ?? null,
  } as const;
  const line = { from: place, to: photo, label: say('desk-reply.map.metres', { metres }) };
  return (
    <figure className="evidence-map">
      <DeskMap
        label={say('desk-reply.map.label', { metres })}
        markers={isOne ? [photoMarker] : [placeMarker, photoMarker]}
        lines={isOne ? [] : [{ ...line, tone }]}
      />
      <figcaption>{say('desk-reply.map.caption', { metres, allowed })}</figcaption>
    </figure>
  );
}
