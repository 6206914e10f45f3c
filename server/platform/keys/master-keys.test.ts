import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKmsServer } from '../../test/kms-server.ts';
import { startVaultServer } from '../../test/vault-server.ts';
import type { MasterKey } from './master-key.ts';
import { openMasterKey, readMasterKeyPlace } from './open-master-key.ts';

let vault: Awaited<ReturnType<typeof startVaultServer>>;
let kms: Awaited<ReturnType<typeof startKmsServer>>;
const kept = { id: process.env.AWS_ACCESS_KEY_ID, secret: process.env.AWS_SECRET_ACCESS_KEY };
beforeAll(async () => {
  vault = await startVaultServer('s.token');
  kms = await startKmsServer('alias/insaf');
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
});
afterAll(async () => {
  await vault.close();
  await kms.close();
  for (const [name, value] of [
    ['AWS_ACCESS_KEY_ID', kept.id],
    ['AWS_SECRET_ACCESS_KEY', kept.secret],
  ] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

const open = (place: string): Promise<MasterKey> => openMasterKey(readMasterKeyPlace(place)!);
const places = {
  'a secret': () => 'a master key of more than thirty-two letters',
  'a Vault': () => vault.place,
  'a KMS': () => `aws-kms://eu-test-1/alias/insaf?endpoint=${encodeURIComponent(kms.endpoint)}`,
};

describe.each(Object.entries(places))('a master key in %s', (_, place) => {
  test('opens what it wrapped, and nothing that was changed', async () => {
    const master = await open(place());
    const key = randomBytes(64);
    const wrapped = await master.wrap(key);
    expect(wrapped.includes(key)).toBe(false);
    expect((await master.unwrap(wrapped)).equals(key)).toBe(true);
    const changed = Buffer.from(wrapped);
    changed[changed.length - 20]! ^= 1;
    await expect(master.unwrap(changed)).rejects.toThrow();
  });

  test('is known again by its name, which gives nothing away', async () => {
    const { name } = await open(place());
    expect((await open(place())).name).toBe(name);
    expect(name).not.toContain('token');
    expect(name).not.toContain('thirty-two');
  });
});

test('a Vault whose key was rotated opens what its older versions wrapped', async () => {
  const master = await open(vault.place);
  const key = randomBytes(64);
  const wrapped = await master.wrap(key);
  vault.rotate();
  expect((await master.unwrap(wrapped)).equals(key)).toBe(true);
  expect((await master.wrap(key)).toString()).toMatch(/^vault:v2:/);
});

test('a Vault that refuses says why, without the token', async () => {
  const master = await open(vault.place.replace('s.token', 's.other'));
  const refused = await master.wrap(randomBytes(64)).catch((error: Error) => error.message);
  expect(refused).toBe('Vault answered 403 (permission denied)');
});

test('another master key does not open what one wrapped', async () => {
  const wrapped = await (await open('one master key of more than thirty-two')).wrap(
    randomBytes(64),
  );
  const other = await open('two master keys of more than thirty-two');
  await expect(other.unwrap(wrapped)).rejects.toThrow();
});

test.each([
  'too short',
  'vault+https://vault.example.org/transit/insaf',
  'vault+https://:token@vault.example.org/insaf',
  'vault+ftp://:token@vault.example.org/transit/insaf',
  'aws-kms://eu-central-1',
])('%s is no place of a master key', (given) => {
  expect(readMasterKeyPlace(given)).toBeNull();
});
