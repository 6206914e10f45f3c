import type { AwsKeySettings } from './aws-key.ts';
import { openLocalKey } from './local-key.ts';
import type { MasterKey } from './master-key.ts';
import { openVaultKey, type VaultSettings } from './vault-key.ts';

/** Where a master key is, as a setting says it. */
export type MasterKeyPlace =
  | { readonly kind: 'local'; readonly secret: string }
  | ({ readonly kind: 'vault' } & VaultSettings)
  | ({ readonly kind: 'aws' } & AwsKeySettings);

/**
 * Reads `MASTER_KEY`: a secret of at least 32 characters; `vault+https://:TOKEN@host:8200/MOUNT/KEY`, with
 * `?namespace=`; `aws-kms://REGION/KEY`, with `?endpoint=`. Null for anything else.
 */
export function readMasterKeyPlace(given: string): MasterKeyPlace | null {
  if (given.startsWith('vault+')) return readVault(URL.parse(given.slice('vault+'.length)));
  if (given.startsWith('aws-kms:')) return readAws(URL.parse(given));
  return given.length < 32 ? null : { kind: 'local', secret: given };
}

function readVault(url: URL | null): MasterKeyPlace | null {
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  const parts = pathOf(url);
  if (url === null || !web || parts.length < 2 || url.password === '') return null;
  return {
    kind: 'vault',
    address: url.origin,
    mount: parts.slice(0, -1).join('/'),
    key: parts.at(-1)!,
    token: decodeURIComponent(url.password),
    namespace: url.searchParams.get('namespace') ?? undefined,
  };
}

function readAws(url: URL | null): MasterKeyPlace | null {
  const keyId = pathOf(url).join('/');
  if (url === null || url.host === '' || keyId === '') return null;
  const endpoint = url.searchParams.get('endpoint') ?? undefined;
  return { kind: 'aws', region: url.host, keyId, endpoint };
}

const pathOf = (url: URL | null) =>
  (url?.pathname ?? '').split('/').filter(Boolean).map(decodeURIComponent);

/** What speaks to Amazon is loaded only where the key is there. */
export async function openMasterKey(place: MasterKeyPlace): Promise<MasterKey> {
  switch (place.kind) {
    case 'local':
      return openLocalKey(place.secret);
    case 'vault':
      return openVaultKey(place);
    case 'aws': {
      const { openAwsKey } = await import('./aws-key.ts');
      return openAwsKey(place);
    }
  }
}
