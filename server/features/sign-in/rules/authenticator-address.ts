const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** ASCII text in base32 (RFC 4648), without padding: how secrets are typed into authenticator apps. */
export function base32(text: string): string {
  const bits = [...new TextEncoder().encode(text)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/**
 * What an authenticator app reads from the picture: six digits, a new code every thirty seconds.
 *
 * @param secret the key itself, in ASCII
 * @param account what the app shows beside the codes: the address for e-mail
 */
export function authenticatorAddress(secret: string, account: string): string {
  const issuer = 'Insaf';
  const label = `${issuer}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${issuer}&digits=6&period=30`;
}
