/*
 * Every setting, declared once: how it is read, what it accepts, its default, what it means; by subject in
 * settings/. The server reads the environment by this table (config.ts), and docs/operate/settings.md
 * prints it.
 */
import { fileSettings } from './settings/files.ts';
import { keySettings } from './settings/keys.ts';
import { messageSettings } from './settings/messages.ts';
import { processSettings } from './settings/process.ts';
import { requestSettings } from './settings/requests.ts';
import type { Setting } from './settings/setting.ts';
import { signInSettings } from './settings/sign-in.ts';

export type { Setting } from './settings/setting.ts';

export const settings = {
  ...processSettings,
  ...keySettings,
  ...signInSettings,
  ...messageSettings,
  ...fileSettings,
  ...requestSettings,
} as const satisfies Record<string, Setting<unknown>>;

export type Settings = typeof settings;
export type SettingName = keyof Settings;

/** The table of docs/operate/settings.md, in Markdown: one row for each setting, as declared. */
export function settingsTable(): string {
  const rows = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => {
    const fallback = setting.default === undefined ? setting.unset : `\`${setting.default}\``;
    const label = setting.secret ? `\`${name}\` 🔑` : `\`${name}\``;
    return `| ${label} | ${fallback} | ${setting.meaning} Accepts ${setting.accepts}. |`;
  });
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

if (import.meta.main) console.log(settingsTable());
