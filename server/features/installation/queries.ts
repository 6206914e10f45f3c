import type { InstallationSettingName } from '@insaf/contract/installation.ts';
import type { Db } from '../../platform/context.ts';

/** What is set, by name. What is not there is not given. */
export function allSettings(db: Db) {
  return db.selectFrom('installation_settings').select(['name', 'value']).execute();
}

/** Sets one; null takes it away. */
export async function putSetting(
  db: Db,
  name: InstallationSettingName,
  value: object | string | null,
): Promise<void> {
  if (value === null) {
    await db.deleteFrom('installation_settings').where('name', '=', name).execute();
    return;
  }
  const json = JSON.stringify(value);
  await db
    .insertInto('installation_settings')
    .values({ name, value: json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: json }))
    .execute();
}
