import { parseBuffer } from 'music-metadata';
import { refusedFile } from '../refuse.ts';

/**
 * What a recording says of itself, where its frames must be counted (MP3, AAC) or its headers are many
 * (Ogg, WebM). A false MP3, which is any data that happens to hold a frame's two first bytes, comes out
 * without a rate or a length.
 *
 * @returns `seconds` null when the recorder did not write it (a browser's WebM)
 * @throws Refusal `damaged` when it holds neither sound nor film
 */
export async function readSound(
  bytes: Buffer,
  mimeType: string,
): Promise<{ hasVideo: boolean; seconds: number | null }> {
  const { format } = await parseBuffer(
    bytes,
    { mimeType, size: bytes.length },
    { duration: true, skipCovers: true, skipPostHeaders: true },
  ).catch(() => {
    throw refusedFile('damaged');
  });
  const counted = mimeType === 'audio/mpeg' || mimeType === 'audio/aac';
  const seconds = format.duration && Number.isFinite(format.duration) ? format.duration : null;
  if (counted && (!format.sampleRate || seconds === null)) throw refusedFile('damaged');
  if (!format.hasAudio && !format.hasVideo) throw refusedFile('damaged');
  return { hasVideo: format.hasVideo === true, seconds };
}
