import { createHash } from 'node:crypto';
import type { AgencyKind } from '@insaf/contract/agencies.ts';
import { categoryRoutes } from '@insaf/contract/categories.ts';
import { placeRoutes } from '@insaf/contract/places.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind, type Call } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { createCategory, editCategory, readCategory } from './actions/change-category.ts';
import { type Directory, type PlaceRow, readDirectory } from './actions/read-directory.ts';
import { suggestAgency } from './rules/suggest-agency.ts';
import { categoryToFind, placeView } from './rules/views.ts';

export const directoryHandlers = (ctx: Ctx) => [
  ...bind<typeof categoryRoutes, Acting>(categoryRoutes, {
    listCategories: async (_input, call) => {
      const directory = await readDirectory(ctx.db);
      if (await isUnchanged(directory, call)) return undefined as never;
      const { categories } = directory;
      // Nothing new is filed under a closed category; staff still meet complaints that were.
      const shown = categories.filter(({ active }) => active || call.acting.kind === 'staff');
      return { categories: shown.map(categoryToFind) };
    },
    readCategory: ({ params }, { acting }) => readCategory(ctx, acting, params.code),
    createCategory: ({ body }, { acting }) => createCategory(ctx, acting, body),
    editCategory: ({ params, body }, { acting }) => editCategory(ctx, acting, params.code, body),
    suggestAgency: async ({ params, query }) => {
      const directory = await readDirectory(ctx.db);
      const category = directory.categoryByCode(params.code);
      if (category === undefined) throw new Refusal('not_found');
      const suggestion = suggestAgency(
        {
          code: category.code,
          sector: category.sector,
          leadAgencyKind: category.lead_agency_kind as AgencyKind,
        },
        placesUpFrom(directory, query.place),
        directory.index,
      );
      if (suggestion === null) return { agency: null, because: null };
      const { code, name_ar: ar, name_en: en } = directory.agency(suggestion.agencyId);
      return { agency: { code, name: { ar, en } }, because: suggestion.because };
    },
  }),
  ...bind<typeof placeRoutes, Acting>(placeRoutes, {
    listPlaces: async ({ query }, call) => {
      const directory = await readDirectory(ctx.db);
      if (await isUnchanged(directory, call)) return undefined as never;
      if (query.all)
        return { places: directory.places.map((place) => withParent(place, directory)) };
      const parent = query.parent === undefined ? null : placeOf(directory, query.parent, 'parent');
      const parentId = parent?.id ?? null;
      const listed = directory.places.filter((place) => place.parent_id === parentId);
      return { places: listed.map((place) => placeView(place, parent?.code ?? null)) };
    },
  }),
];

/**
 * Whether who asks has the answer already. It is kept by who asked and asked again each time, for a few
 * bytes: the directory's version and what kind of reader it was given to are its mark.
 */
async function isUnchanged(
  { version }: Directory,
  { acting, request, reply }: Call<Acting>,
): Promise<boolean> {
  const mark = `"${createHash('sha256').update(`${acting.kind} ${version}`).digest('base64url')}"`;
  reply.headers({ etag: mark, 'cache-control': 'private, no-cache' });
  const isKnown = request.headers['if-none-match']?.includes(mark) ?? false;
  if (isKnown) await reply.status(304).send();
  return isKnown;
}

function withParent(place: PlaceRow, directory: Directory) {
  const parent = place.parent_id === null ? null : directory.place(place.parent_id).code;
  return placeView(place, parent);
}

/** Codes of places from one up to its governorate; none when the place is not known. */
function placesUpFrom(directory: Directory, code: string | undefined): string[] {
  const codes: string[] = [];
  let place = code === undefined ? null : placeOf(directory, code, 'place');
  while (place !== null) {
    codes.push(place.code);
    place = place.parent_id === null ? null : directory.place(place.parent_id);
  }
  return codes;
}

function placeOf(directory: Directory, code: string, field: string) {
  const place = directory.placeByCode(code);
  if (place === undefined) throw new Refusal('unknown_place', { field });
  return place;
}
