import type { Ctx } from '../../../platform/context.ts';
import { decrypt, encrypt } from '../../../platform/keys/cipher.ts';

/*
 * The link in a digest stops digests and does nothing else. What it carries is the person's id, sealed under
 * a key of its own: it names nobody, cannot be made up or altered, opens no session, and needs no table, so
 * the link of any mail that was ever sent still works.
 */

type Sealing = Pick<Ctx, 'sealing'>;

const keyOf = ({ sealing }: Sealing) => sealing.keyFor('digest links');

/** Version, nonce and tag around an id of at least one byte; what is shorter was never made here. */
const shortest = 1 + 12 + 16 + 1;

/** Where one member of staff stops their digests. */
export function stopAddress(
  { config, sealing }: Pick<Ctx, 'config' | 'sealing'>,
  staffId: string,
): string {
  const link = encrypt(keyOf({ sealing }), Buffer.from(staffId)).toString('base64url');
  return `${config.PUBLIC_URL}/digest/${link}`;
}

/** Whose link this is; null for what is none. */
export function staffOfLink(ctx: Sealing, link: string): string | null {
  const sealed = Buffer.from(link, 'base64url');
  if (sealed.length < shortest || sealed.toString('base64url') !== link) return null;
  try {
    return decrypt(keyOf(ctx), sealed).toString();
  } catch {
    return null;
  }
}
