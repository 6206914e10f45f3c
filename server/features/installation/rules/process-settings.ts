import type { SettingsPage } from '@insaf/contract/installation.ts';

type Declared = Readonly<Record<string, { readonly secret?: true; readonly accepts?: string }>>;

/**
 * What the process was started with, in the order in which settings are declared. Of a secret nothing is
 * told but whether it is given; and of an address, nothing before an @, where a password may stand.
 */
export function processSettings(
  declared: Declared,
  given: Readonly<Record<string, unknown>>,
): SettingsPage['process'] {
  return Object.entries(declared).map(([name, { secret = false }]) => {
    const value = given[name];
    const isGiven = value !== undefined && value !== null;
    const shown = secret || !isGiven ? null : written(value);
    return { name, secret, given: isGiven, value: shown };
  });
}

function written(value: unknown): string {
  const text = typeof value === 'object' ? hostAndPort(value) : String(value);
  return text.replace(/\/\/[^/@]*@/, '//…@');
}

function hostAndPort(value: object | null): string {
  const { host, port } = value as { host?: string; port?: number };
  return host === undefined ? JSON.stringify(value) : `${host}:${port}`;
}
