import type { Directory } from '../../directory/index.ts';

/** An agency as it was named at an instant. */
export function agencyThen(directory: Directory, id: number, at: Date) {
  return { code: directory.agency(id).code, name: directory.nameAt(id, at) };
}

/** An agency as it is named now. */
export function agencyNow(directory: Directory, id: number) {
  const { code, name_ar: ar, name_en: en } = directory.agency(id);
  return { code, name: { ar, en } };
}

type Named = { readonly code: string; readonly name_ar: string; readonly name_en: string };

export function named<T extends Named>(item: T) {
  return { code: item.code, name: { ar: item.name_ar, en: item.name_en } };
}
