import type { InstallationSettings } from '@insaf/contract/installation.ts';
import type { ShownInstallation } from '@insaf/contract/portal.ts';
import type { Language } from '@insaf/contract/text.ts';

/** What of the settings a page shows, in its language, and the announcement until its time is over. */
export function shownInstallation(
  { name, hotline, email, address, hours, banner }: InstallationSettings,
  language: Language,
  now: Date,
): ShownInstallation {
  const over = banner?.until != null && Date.parse(banner.until) <= now.getTime();
  return {
    name: name?.[language] ?? null,
    hotline,
    email,
    address: address?.[language] ?? null,
    hours: hours?.[language] ?? null,
    banner: over ? null : (banner?.text[language] ?? null),
  };
}
