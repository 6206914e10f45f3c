import { z } from 'zod';
import type { MasterKey } from './master-key.ts';

/** The transit engine of HashiCorp Vault, or of OpenBao: the key never leaves it. */
export type VaultSettings = {
  /** `https://vault.example.org:8200`. */
  readonly address: string;
  /** Where the engine is mounted: `transit`. */
  readonly mount: string;
  readonly key: string;
  readonly token: string;
  /** Of Vault Enterprise. */
  readonly namespace?: string | undefined;
};

const answerWithin = 10_000;
const encrypted = z.object({ data: z.object({ ciphertext: z.string().startsWith('vault:') }) });
const decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });
const refused = z.object({ errors: z.array(z.string()) });

export function openVaultKey(settings: VaultSettings): MasterKey {
  const { address, mount, key, token, namespace } = settings;

  async function ask<T>(act: 'encrypt' | 'decrypt', body: object, shape: z.ZodType<T>): Promise<T> {
    const place = [mount, act, key].map((part) =>
      part.split('/').map(encodeURIComponent).join('/'),
    );
    const response = await fetch(`${address}/v1/${place.join('/')}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-vault-request': 'true',
        'x-vault-token': token,
        ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithin),
    });
    const text = await response.text();
    if (!response.ok) {
      const said = refused.safeParse(jsonOf(text));
      const why = said.success ? said.data.errors.join('; ') : '';
      throw new Error(`Vault answered ${response.status}${why === '' ? '' : ` (${why})`}`);
    }
    return shape.parse(jsonOf(text));
  }

  return {
    name: `vault:${mount}/${key}`,
    wrap: async (plain) => {
      const given = { plaintext: plain.toString('base64') };
      return Buffer.from((await ask('encrypt', given, encrypted)).data.ciphertext);
    },
    unwrap: async (wrapped) => {
      const given = { ciphertext: wrapped.toString() };
      return Buffer.from((await ask('decrypt', given, decrypted)).data.plaintext, 'base64');
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
