import { DetailedError, Upload } from 'tus-js-client';

export type Arrived = { readonly id: string };

/**
 * Sends a file to `/api/v1/uploads`, going on after every break where it stopped.
 *
 * @param onProgress 0 to 1
 * @returns a promise of the upload's id, and a way to give up
 * @throws Error whose message is the server's sentence, where there is one
 */
export function uploadFile(
  file: File,
  onProgress: (part: number) => void,
): { arrived: Promise<Arrived>; giveUp: () => void } {
  let upload: Upload;
  const arrived = new Promise<Arrived>((resolve, reject) => {
    upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      metadata: { filename: file.name, filetype: file.type },
      chunkSize: 1024 * 1024,
      retryDelays: [500, 1000, 3000, 5000, 10_000, 20_000],
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
      onSuccess: () => resolve({ id: upload.url?.replace(/^.*\//, '') ?? '' }),
      onError: (fault) => reject(new Error(sentenceOf(fault))),
    });
    upload.start();
  });
  return { arrived, giveUp: () => void upload.abort(true).catch(() => undefined) };
}

function sentenceOf(fault: Error | DetailedError): string {
  const body = fault instanceof DetailedError ? fault.originalResponse?.getBody() : undefined;
  try {
    return (JSON.parse(body ?? '') as { error: { message: string } }).error.message;
  } catch {
    return '';
  }
}
