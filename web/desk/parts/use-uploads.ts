import { uploadTypes } from '@insaf/contract/upload-types.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { language } from '../installation.ts';
import { say } from '../words.ts';

/** A file on its way to the server, or there. */
export type SentFile = {
  /** Of this page, before the server has given it an id. */
  readonly key: string;
  readonly name: string;
  readonly isPhoto: boolean;
  /** For showing it; null where the browser cannot, or after the page was loaded anew. */
  readonly preview: string | null;
  readonly state: 'sending' | 'ready' | 'refused' | 'broken';
  /** 0 to 1. */
  readonly progress: number;
  /** The server's id, once it is ready. */
  readonly upload: string | null;
  /** Why it was refused, or what broke off, in words. */
  readonly fault: string | null;
};

/** What a file input may offer: the types that the server accepts. */
export const acceptedFiles = Object.keys(uploadTypes).join(',');

type Sending = { readonly file: File; abort: () => void };

/**
 * Files sent to the server as they are chosen, each going on where it broke off. What the server refuses
 * stays in the list with its reason until it is taken out.
 *
 * @param kept ids of files that were sent before the page was loaded anew
 */
export function useUploads(kept: readonly Pick<SentFile, 'upload' | 'name' | 'isPhoto'>[] = []) {
  const [files, setFiles] = useState<readonly SentFile[]>(() =>
    kept.map(({ upload, name, isPhoto }) => ({
      key: upload ?? name,
      name,
      isPhoto,
      preview: null,
      state: 'ready',
      progress: 1,
      upload,
      fault: null,
    })),
  );
  const sending = useRef(new Map<string, Sending>());
  const change = useCallback((key: string, to: Partial<SentFile>) => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...to } : file)));
  }, []);

  const send = useCallback(
    async (key: string, file: File) => {
      change(key, { state: 'sending', fault: null });
      const { Upload } = await import('tus-js-client');
      const upload = new Upload(file, {
        endpoint: '/api/v1/uploads',
        retryDelays: [0, 1000, 3000, 8000],
        removeFingerprintOnSuccess: true,
        headers: { 'accept-language': language },
        metadata: { filename: file.name, filetype: file.type },
        onProgress: (sent, all) => change(key, { progress: all === 0 ? 0 : sent / all }),
        onSuccess: () => {
          const id = upload.url?.split('/').at(-1) ?? null;
          change(key, { state: 'ready', progress: 1, upload: id });
          sending.current.delete(key);
        },
        onError: (error) => {
          const response = 'originalResponse' in error ? error.originalResponse : null;
          const refused = response !== null && response !== undefined && response.getStatus() < 500;
          change(key, {
            state: refused ? 'refused' : 'broken',
            fault: refused ? sentenceOf(response.getBody()) : say('desk.files.broken'),
          });
        },
      });
      sending.current.set(key, { file, abort: () => void upload.abort() });
      const [before] = await upload.findPreviousUploads();
      if (before !== undefined) upload.resumeFromPreviousUpload(before);
      upload.start();
    },
    [change],
  );

  const add = useCallback(
    (chosen: Iterable<File>) => {
      for (const file of chosen) {
        const key = crypto.randomUUID();
        const isPhoto = file.type.startsWith('image/');
        const preview = isPhoto ? URL.createObjectURL(file) : null;
        setFiles((all) => [
          ...all,
          {
            key,
            name: file.name,
            isPhoto,
            preview,
            state: 'sending',
            progress: 0,
            upload: null,
            fault: null,
          },
        ]);
        void send(key, file);
      }
    },
    [send],
  );

  const remove = useCallback((key: string) => {
    sending.current.get(key)?.abort();
    sending.current.delete(key);
    setFiles((all) => {
      const preview = all.find((file) => file.key === key)?.preview;
      if (preview) URL.revokeObjectURL(preview);
      return all.filter((file) => file.key !== key);
    });
  }, []);

  const retry = useCallback(
    (key: string) => {
      const before = sending.current.get(key);
      if (before !== undefined) void send(key, before.file);
    },
    [send],
  );

  useEffect(() => {
    const all = sending.current;
    return () => {
      for (const { abort } of all.values()) abort();
    };
  }, []);

  return { files, add, remove, retry };
}

/** The server's sentence out of the body of a refusal. */
function sentenceOf(body: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: { message?: string } };
    return error?.message ?? say('desk.fault.bug');
  } catch {
    return say('desk.fault.bug');
  }
}
