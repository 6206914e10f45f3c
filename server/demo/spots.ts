/** Where a complaint points to: a street, a landmark or a village, of the place if it is known. */
import { readFileSync } from 'node:fs';
import type { Register } from './counted.ts';
import type { Random } from './seeded.ts';

export type PlaceWords = {
  code: string;
  kind: 'governorate' | 'centre' | 'city' | 'district';
  /** `ببا` */
  ar: string;
  /** `Beba` */
  en: string;
};

export type Spot = {
  street?: string;
  landmark?: string;
  area?: string;
  village?: string;
  building: number;
};

type PlaceLists = Record<'streets' | 'areas' | 'villages', Record<string, string[]>> & {
  landmarks: string[];
};
const lists = JSON.parse(
  readFileSync(new URL('words/places.json', import.meta.url), 'utf8'),
) as PlaceLists;

/** The list of the place itself, else of what it lies in by its code, else the general one. */
function listFor(kind: 'streets' | 'areas' | 'villages', code: string): string[] {
  for (let part = code; part !== ''; part = part.includes('-') ? part.replace(/-[^-]*$/, '') : '') {
    const own = lists[kind][part];
    if (own) return own;
  }
  return lists[kind][''] as string[];
}

/** A spot in this place; villages only where there can be some. */
export function makeSpot(random: Random, place?: PlaceWords): Spot {
  const code = place?.code ?? '';
  const building = random.int(1, 180);
  const rural = place === undefined || place.kind === 'centre' ? 0.4 : 0;
  if (random.chance(rural))
    return {
      village: random.pick(listFor('villages', code)),
      building,
      ...(random.chance(0.4) ? { landmark: random.pick(lists.landmarks) } : {}),
    };
  const known = listFor('streets', code);
  const street = random.pick(random.chance(0.6) ? known : (lists.streets[''] as string[]));
  return {
    street,
    building,
    ...(random.chance(0.55) ? { landmark: random.pick(lists.landmarks) } : {}),
    ...(random.chance(0.25) ? { area: random.pick(listFor('areas', code)) } : {}),
  };
}

/** `بمدينة ببا`, in the dialect `في ببا`; without a place `بالمنطقة`, `عندنا`. */
export function inPlace(random: Random, register: Register, place?: PlaceWords): string {
  if (!place) return register === 'dialect' ? 'عندنا' : 'بالمنطقة';
  if (register === 'dialect') return `في ${place.ar}`;
  if (place.kind === 'centre') return `${random.pick(['بمركز', 'بمدينة', 'في'])} ${place.ar}`;
  if (place.kind === 'city') return `بمدينة ${place.ar}`;
  if (place.kind === 'governorate') return `بمحافظة ${place.ar}`;
  return `في ${place.ar}`;
}

const near = {
  standard: ['بجوار', 'أمام', 'خلف', 'بالقرب من', 'مقابل'],
  dialect: ['جنب', 'قدام', 'ورا', 'ناحية', 'بعد'],
} as const;

/** The spot as a phrase that can follow a statement: `بشارع الجلاء أمام مكتب البريد بمركز ببا`. */
export function at(random: Random, register: Register, spot: Spot, place?: PlaceWords): string {
  const parts: string[] = [];
  const dialect = register === 'dialect';
  if (spot.village) parts.push(`${dialect ? 'في قرية' : 'بقرية'} ${spot.village}`);
  if (spot.street) parts.push(`${dialect ? 'في شارع' : 'بشارع'} ${spot.street}`);
  if (spot.landmark) parts.push(`${random.pick(near[register])} ${spot.landmark}`);
  if (spot.area) parts.push(`${dialect ? 'في' : random.pick(['بمنطقة', 'في'])} ${spot.area}`);
  if (place) {
    if (spot.village && place.kind === 'centre') parts.push(`مركز ${place.ar}`);
    else if (random.chance(0.8)) parts.push(inPlace(random, register, place));
  }
  return parts.join(' ');
}

/** The address field: `12 شارع الجلاء، أمام مكتب البريد، ببا`. */
export function addressLine(random: Random, spot: Spot, place?: PlaceWords): string {
  const parts: string[] = [];
  if (spot.village) parts.push(`قرية ${spot.village}`);
  if (spot.street)
    parts.push(random.chance(0.5) ? `${spot.building} شارع ${spot.street}` : `شارع ${spot.street}`);
  if (spot.landmark) parts.push(`${random.pick(near.standard)} ${spot.landmark}`);
  if (spot.area) parts.push(spot.area);
  if (place) parts.push(place.ar);
  return parts.join('، ');
}
