import {
  type InstallationSettings,
  installationSettingNames,
  type SettingsPage,
} from '@insaf/contract/installation.ts';
import type { Ctx } from '../../../platform/context.ts';
import { settings as declared } from '../../../platform/settings.ts';
import { assertManagesAll, changedFields, recordChange } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { putSetting } from '../queries.ts';
import { processSettings } from '../rules/process-settings.ts';
import { forgetInstallation, readInstallation } from './read-installation.ts';

/** Settings are the whole installation's. @throws Refusal `not_permitted` */
export async function assertManagesSettings(ctx: Ctx, acting: Acting): Promise<void> {
  assertManagesAll(acting, 'manageSettings', (await readDirectory(ctx.db)).agencies);
}

/** @throws Refusal `not_permitted` */
export async function readSettings(ctx: Ctx, acting: Acting): Promise<SettingsPage> {
  await assertManagesSettings(ctx, acting);
  return {
    settings: await readInstallation(ctx.db),
    process: processSettings(declared, ctx.config),
  };
}

/**
 * Changes the settings that are named, each with an entry of its own in what is remembered.
 *
 * @throws Refusal `not_permitted`
 */
export async function editSettings(
  ctx: Ctx,
  acting: Acting,
  edit: Partial<InstallationSettings>,
): Promise<SettingsPage> {
  await assertManagesSettings(ctx, acting);
  const before = await readInstallation(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    for (const name of installationSettingNames) {
      const value = edit[name];
      if (value === undefined) continue;
      const changed = changedFields({ [name]: before[name] }, { [name]: value });
      if (changed === null) continue;
      await putSetting(db, name, value);
      await recordChange(ctx, db, acting, {
        ...{ kind: 'setting', subject: name, what: 'edited', ...changed },
      });
    }
  });
  forgetInstallation(ctx.db);
  return readSettings(ctx, acting);
}
