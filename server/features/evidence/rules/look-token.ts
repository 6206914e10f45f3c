import type { KeyObject } from 'node:crypto';
import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Who answers or judges a complaint may look at the photo that one of its items is held against, though it
 * was used for a complaint they do not reach. The token says that the server itself named that photo for
 * this complaint; with it that one file may be seen, and nothing else of the other complaint.
 */

/** Makes the token for a file of another complaint, 22 letters that fit into an address. */
export type Look = (upload: string) => string;

/** @param sealing of the installation, which has a key for this purpose alone */
export function looksAt(
  sealing: { keyFor: (purpose: string) => KeyObject },
  complaintNumber: string,
): Look {
  const key = sealing.keyFor('earlier uses');
  return (upload) =>
    createHmac('sha256', key)
      .update(`${complaintNumber} ${upload.toLowerCase()}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
}

/** Whether a token is the one for this file, told in a time that says nothing of it. */
export function mayLook(look: Look, upload: string, token: string): boolean {
  const [given, due] = [Buffer.from(token), Buffer.from(look(upload))];
  return given.length === due.length && timingSafeEqual(given, due);
}
