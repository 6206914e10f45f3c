import { z } from 'zod';
import { route } from './route.ts';
import { instant, writing } from './text.ts';

const inBoth = (max: number) => z.strictObject({ ar: writing(max), en: writing(max) });

/**
 * What an installation can change while it runs. Null: not given, and then nothing is shown in its
 * place. Everything else is set where the process is started (docs/operate/settings.md).
 */
export const installationSettings = z.strictObject({
  name: inBoth(120).nullable().describe('who runs the installation'),
  hotline: z
    .string()
    .regex(/^\+?[0-9][0-9 ]{1,18}[0-9]$/)
    .nullable(),
  email: z.email().max(254).nullable().describe('where people write for help'),
  address: inBoth(300).nullable().describe('of the office that people can visit'),
  hours: inBoth(200).nullable().describe('when that office is open'),
  banner: z
    .strictObject({ text: inBoth(400), until: instant.nullable() })
    .nullable()
    .describe('an announcement at the top of every page of the portal'),
});
export type InstallationSettings = z.infer<typeof installationSettings>;

export const installationSettingNames = [
  'name',
  'hotline',
  'email',
  'address',
  'hours',
  'banner',
] as const satisfies (keyof InstallationSettings)[];
export type InstallationSettingName = (typeof installationSettingNames)[number];

export const noInstallationSettings: InstallationSettings = {
  name: null,
  hotline: null,
  email: null,
  address: null,
  hours: null,
  banner: null,
};

/** A setting of the process, as it was started. What is secret says only whether it is given. */
const processSetting = z.object({
  name: z.string(),
  value: z.string().nullable(),
  secret: z.boolean(),
  given: z.boolean(),
});

const settingsPage = z.object({
  settings: installationSettings,
  process: z.array(processSetting),
});
export type SettingsPage = z.infer<typeof settingsPage>;

export const installationRoutes = {
  readSettings: route({
    method: 'GET',
    path: '/settings',
    access: 'manageSettings',
    summary: 'What the installation can change while it runs, and what it was started with',
    replies: { 200: settingsPage },
  }),
  editSettings: route({
    method: 'PATCH',
    path: '/settings',
    access: 'manageSettings',
    summary: 'Changes what is named and leaves the rest',
    body: installationSettings.partial(),
    replies: { 200: settingsPage },
  }),
} as const;
