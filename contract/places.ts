import { z } from 'zod';
import { route } from './route.ts';
import { bilingual } from './text.ts';

/** `governorate` · محافظة, `centre` · مركز, `city` · مدينة, `district` · حي. */
export const placeKinds = ['governorate', 'centre', 'city', 'district'] as const;

export const place = z.object({
  code: z.string(),
  kind: z.enum(placeKinds),
  name: bilingual,
  parent: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});

export const placeRoutes = {
  listPlaces: route({
    method: 'GET',
    path: '/places',
    access: 'public',
    summary: 'Governorates, or the centres, cities and districts of one, or all there are',
    query: z.strictObject({
      parent: z.string().max(60).optional(),
      all: z.stringbool().optional().describe('the whole list, to be searched where it is shown'),
    }),
    replies: { 200: z.object({ places: z.array(place) }) },
  }),
} as const;
