import type { Bilingual } from '@insaf/contract/text.ts';
import type { Db } from '../../../platform/context.ts';
import { allRoles } from '../queries.ts';

/** What each role is called, by its code. */
export async function titlesOfRoles(db: Db): Promise<Map<string, Bilingual>> {
  const rows = await allRoles(db);
  return new Map(rows.map((row) => [row.code, { ar: row.title_ar, en: row.title_en }]));
}
