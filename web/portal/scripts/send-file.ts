/*
 * Sends a file by tus 1.0 in pieces, from a page or from the service worker. After a break it goes on where
 * the server has it: a piece that was lost is a piece sent again, not a photo.
 *
 * Not tus-js-client: it is 27 KB compressed, more than all other scripts of a page together, and its
 * requests need XMLHttpRequest, which a service worker has not.
 */

export type SentFile =
  | { readonly kind: 'ready'; readonly uploadId: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** No connection, or the server cannot now: to be tried again. */
  | { readonly kind: 'later' };

export type FileToSend = {
  readonly blob: Blob;
  readonly name: string;
  /** Where an upload of it was begun before. */
  readonly address: string | null;
  readonly language: string;
  /** Told the address as soon as there is one, to be kept for the next time. */
  readonly onAddress?: (address: string) => Promise<void>;
  /** How much the server has, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
};

const uploads = '/api/v1/uploads';
const smallest = 32 * 1024;
const largest = 1024 * 1024;
/** A piece takes about this long, so that progress is seen and little is lost. */
const pieceMs = 2_000;

/** @throws DOMException AbortError when the signal says so */
export async function sendFile(file: FileToSend): Promise<SentFile> {
  try {
    return await sendOrThrow(file);
  } catch (fault) {
    if (file.signal?.aborted) throw fault;
    if (fault instanceof Refused) return { kind: 'refused', message: fault.message };
    return { kind: 'later' };
  }
}

/** The server said no, for good. */
class Refused extends Error {}
/** There is no such upload any more. */
class Gone extends Error {}

async function sendOrThrow(file: FileToSend): Promise<SentFile> {
  try {
    if (file.address === null) return await goOn(file, await begin(file), 0);
    return await goOn(file, file.address, await offsetOf(file, file.address));
  } catch (fault) {
    if (!(fault instanceof Gone)) throw fault;
    return goOn(file, await begin(file), 0);
  }
}

async function begin({ blob, name, onAddress, ...file }: FileToSend): Promise<string> {
  const response = await request(file, uploads, 'POST', {
    'upload-length': String(blob.size),
    'upload-metadata': `filename ${base64(name)},filetype ${base64(blob.type)}`,
  });
  const address = response.headers.get('location');
  if (address === null) throw new Error('an upload without an address');
  await onAddress?.(address);
  return address;
}

/** How many bytes the server has; it has decided about a file of which it has all. */
async function offsetOf(file: FileToSend, address: string): Promise<number> {
  const response = await request(file, address, 'HEAD');
  return Number(response.headers.get('upload-offset'));
}

async function goOn(file: FileToSend, address: string, from: number): Promise<SentFile> {
  const { blob, onProgress } = file;
  let offset = from;
  let size = 64 * 1024;
  while (offset < blob.size) {
    onProgress?.(offset / blob.size);
    const startedAt = Date.now();
    const response = await request(
      file,
      address,
      'PATCH',
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      blob.slice(offset, offset + size),
    );
    offset = Number(response.headers.get('upload-offset'));
    size = nextSize(size, Date.now() - startedAt);
  }
  onProgress?.(1);
  return { kind: 'ready', uploadId: address.split('/').at(-1) ?? '' };
}

/** A piece as large as this connection brings in the time a piece should take. */
export function nextSize(size: number, tookMs: number): number {
  const wanted = (size * pieceMs) / Math.max(tookMs, 1);
  return Math.round(Math.min(Math.max(wanted, size / 4, smallest), size * 4, largest));
}

async function request(
  { language, signal }: Pick<FileToSend, 'language' | 'signal'>,
  address: string,
  method: string,
  headers: Record<string, string> = {},
  body?: Blob,
): Promise<Response> {
  const response = await fetch(address, {
    method,
    headers: { 'tus-resumable': '1.0.0', 'accept-language': language, ...headers },
    ...(body ? { body } : {}),
    ...(signal ? { signal } : {}),
    credentials: 'omit',
    cache: 'no-store',
  });
  if (response.ok) return response;
  if (response.status === 404 || response.status === 410) throw new Gone();
  if (response.status === 429 || response.status === 409 || response.status >= 500) {
    throw new Error(`not now: ${response.status}`);
  }
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string } };
  throw new Refused(answer?.error?.message ?? '');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
