import { createSecretKey } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Ctx, Db } from '../../../platform/context.ts';
import { sealFile } from '../../../platform/files/sealed-file.ts';
import { decrypt, encrypt } from '../../../platform/keys/cipher.ts';
import type { Generation } from '../../../platform/keys/generation.ts';
import { newKey, openKey } from '../../../platform/keys/seal-for.ts';
import { lockVoicesBefore, rewrapUpload, type Upload, voicesOfNobody } from '../queries.ts';
import type { Spooled } from './keep-file.ts';
import type { UploadCtx } from './open-uploads.ts';

/*
 * A voice is who somebody is, so a recording is sealed before it is stored, whoever sent it. Whose it is, is
 * known only when a complaint claims it: until then its key is wrapped by the installation's, and from then
 * on by the person's own.
 */

const ownerOf = (upload: Pick<Upload, 'id'>) => `upload ${upload.id}`;

/** Seals a recording beside the file that came. The plain file is gone afterwards. */
export async function sealVoice(ctx: Pick<UploadCtx, 'keys'>, upload: Upload, { path }: Spooled) {
  const generation = await ctx.keys.newest();
  const key = newKey();
  const sealed = `${path}.sealed`;
  await rm(sealed, { force: true });
  const sha256 = await sealFile(createSecretKey(key), path, sealed);
  await rm(path, { force: true });
  const sealedKey = generation.wrap(key, ownerOf(upload));
  return { path: sealed, sha256, sealedKey, keyNo: generation.no };
}

/** The key of a sealed recording. */
export async function voiceKey(
  ctx: Pick<UploadCtx, 'keys' | 'personKey'>,
  upload: Upload,
): Promise<Buffer> {
  const { sealed_key, key_no, voice_of } = upload;
  if (sealed_key === null) throw new Error(`upload ${upload.id} is not sealed`);
  if (voice_of === null) return openKey(ctx.keys, ownerOf(upload), { sealed_key, key_no: key_no! });
  return decrypt(createSecretKey(await ctx.personKey(upload)), sealed_key, ownerOf(upload));
}

/** A complainant, whose key is at hand. */
export type Speaker = { readonly complainantNo: number; readonly key: Buffer };

/**
 * Wraps the keys of recordings that a complaint has claimed by the key of who speaks, in the transaction
 * that claimed them. Those that answer for an agency belong to a reply, and stay as they are.
 *
 * @param speakerOf asked for only when there is a recording; null for a complaint that names nobody
 */
export async function giveVoices(
  keys: UploadCtx['keys'],
  db: Db,
  complaintNumber: string,
  speakerOf: () => Promise<Speaker | null>,
): Promise<void> {
  const voices = await voicesOfNobody(db, complaintNumber);
  const speaker = voices.length === 0 ? null : await speakerOf();
  if (speaker === null) return;
  const person = createSecretKey(speaker.key);
  for (const { id, sealed_key, key_no } of voices) {
    const owner = ownerOf({ id });
    const key = await openKey(keys, owner, { sealed_key: sealed_key!, key_no: key_no! });
    await rewrapUpload(db, id, {
      sealed_key: encrypt(person, key, owner),
      key_no: null,
      voice_of: speaker.complainantNo,
    });
  }
}

/** Wraps the keys of some recordings that are nobody's anew. @returns how many */
export function rewrapVoices(
  ctx: Pick<Ctx, 'db' | 'keys'>,
  newest: Generation,
  most: number,
): Promise<number> {
  return ctx.db.transaction().execute(async (db) => {
    const voices = await lockVoicesBefore(db, newest.no, most);
    for (const { id, sealed_key, key_no } of voices) {
      const owner = ownerOf({ id });
      const key = await openKey(ctx.keys, owner, { sealed_key: sealed_key!, key_no: key_no! });
      const wrapped = { sealed_key: newest.wrap(key, owner), key_no: newest.no, voice_of: null };
      await rewrapUpload(db, id, wrapped);
    }
    return voices.length;
  });
}
