import {
  type CategoryEdit,
  type CategoryToFind,
  type categoryRoutes,
  standardRetentionYears,
} from '@insaf/contract/categories.ts';
import { call } from '../../api.ts';

export const categoryKey = (code: string) => ['administration', 'category', code] as const;

export const readCategory = (code: string) =>
  call<typeof categoryRoutes.readCategory>('GET', '/categories/:code', { params: { code } });

export const listCategories = () =>
  call<typeof categoryRoutes.listCategories>('GET', '/categories', {});

/** What the form holds: numbers as they are typed, so that a field can be empty meanwhile. */
export type CategoryForm = Omit<CategoryEdit, 'evidenceRule'> & {
  readonly code: string;
  readonly evidenceRule: CategoryEdit['evidenceRule'];
};

export function formOf(category: CategoryToFind | null): CategoryForm {
  if (category === null) {
    return {
      ...{ code: '', sector: 'other', nameAr: '', nameEn: '', leadAgencyKind: 'local_unit' },
      ...{ targetWorkingHours: 48, urgent: false, confidential: false, objectionDays: 14 },
      retentionYears: standardRetentionYears,
      evidenceRule: { photosAfter: 1, documents: 0, documentKinds: [], nearMetres: null },
      ...{ wordsAr: '', wordsEn: '', active: true },
    };
  }
  const { name, words, ...rest } = category;
  return {
    ...rest,
    ...{ nameAr: name.ar, nameEn: name.en, wordsAr: words.ar, wordsEn: words.en },
  };
}

export function saveCategory(form: CategoryForm, isNew: boolean): Promise<CategoryToFind> {
  const { code, ...body } = form;
  if (isNew) {
    return call<typeof categoryRoutes.createCategory>('POST', '/categories', {
      body: { code, ...body },
    });
  }
  return call<typeof categoryRoutes.editCategory>('PUT', '/categories/:code', {
    params: { code },
    body,
  });
}
