import { type InstallationSettings, noInstallationSettings } from '@insaf/contract/installation.ts';
import type { ShownInstallation } from '@insaf/contract/portal.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { isAway } from '../../../platform/db/is-away.ts';
import { keptByVersion } from '../../../platform/db/kept-by-version.ts';
import { allSettings } from '../queries.ts';
import { shownInstallation } from '../rules/shown-installation.ts';

const settings = keptByVersion<InstallationSettings>(
  'installation_settings_version',
  async (db) => {
    const rows = await allSettings(db);
    return {
      ...noInstallationSettings,
      ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    };
  },
);

/** The settings as they are, or were at most two seconds ago. */
export const readInstallation: (db: Db) => Promise<InstallationSettings> = settings.read;

/** Makes the next reading look again. */
export const forgetInstallation: (db: Db) => void = settings.forget;

/**
 * What a page of the portal shows of the installation, in its language. Where the database is away and has been
 * since the start, nothing: the page that says so must not need it.
 */
export async function installationFor(ctx: Ctx, language: Language): Promise<ShownInstallation> {
  const known = await readInstallation(ctx.db).catch((error: unknown) => {
    if (isAway(error)) return noInstallationSettings;
    throw error;
  });
  return shownInstallation(known, language, ctx.clock());
}
