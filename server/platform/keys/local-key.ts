import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';
import { type MasterKey, purpose } from './master-key.ts';

/** A master key of this installation's own: a secret of at least 32 characters. */
export function openLocalKey(secret: string): MasterKey {
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'insaf master key', use, 32)));
  const key = derive('wrapping');
  const mark = createHmac('sha256', derive('name')).update('name').digest('hex').slice(0, 12);
  return {
    name: `local:${mark}`,
    wrap: async (plain) => encrypt(key, plain, purpose),
    unwrap: async (wrapped) => decrypt(key, wrapped, purpose),
  };
}
