import { noInstallationSettings } from '@insaf/contract/installation.ts';
import { expect, test } from 'vitest';
import { shownInstallation } from './shown-installation.ts';

const banner = { text: { ar: 'إجازة', en: 'Holiday' }, until: '2026-07-05T10:00:00Z' };
const at = (time: string) => new Date(`2026-07-05T${time}Z`);

test('an announcement is shown until its time and not at it', () => {
  const settings = { ...noInstallationSettings, banner };
  expect(shownInstallation(settings, 'ar', at('09:59:59')).banner).toBe('إجازة');
  expect(shownInstallation(settings, 'ar', at('10:00:00')).banner).toBeNull();
  const always = { ...settings, banner: { ...banner, until: null } };
  expect(shownInstallation(always, 'en', at('10:00:00')).banner).toBe('Holiday');
});

test('names come in the language of the page, and what is not given is nothing', () => {
  const settings = { ...noInstallationSettings, name: { ar: 'رئاسة', en: 'Cabinet' } };
  const shown = shownInstallation(settings, 'en', at('10:00:00'));
  expect(shown).toMatchObject({ name: 'Cabinet', hotline: null, address: null, banner: null });
});
