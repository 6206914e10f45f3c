import { useRef, useState } from 'react';
import { say } from '../words.ts';
import type { KeptUpload } from './intake-form.ts';
import { uploadFile } from './upload-file.ts';

export type SentDocument = {
  readonly key: string;
  readonly name: string;
  readonly state: 'sending' | 'failed';
  /** 0 to 1. */
  readonly part: number;
  readonly fault: string | null;
  readonly file: File;
};

/**
 * Documents on their way. One that has arrived is told to `onArrived` and no longer listed here: it is part
 * of the complaint then.
 */
export function useDocuments(onArrived: (upload: KeptUpload) => void) {
  const [sent, setSent] = useState<readonly SentDocument[]>([]);
  const giveUps = useRef(new Map<string, () => void>());
  const told = useRef(onArrived);
  told.current = onArrived;
  const put = (key: string, more: Partial<SentDocument>) =>
    setSent((was) => was.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const remove = (key: string) => {
    giveUps.current.get(key)?.();
    giveUps.current.delete(key);
    setSent((was) => was.filter((one) => one.key !== key));
  };
  const start = (key: string, file: File) => {
    const { arrived, giveUp } = uploadFile(file, (part) => put(key, { part }));
    giveUps.current.set(key, giveUp);
    arrived.then(
      ({ id }) => {
        giveUps.current.delete(key);
        remove(key);
        told.current({ id, name: file.name });
      },
      (fault: Error) =>
        put(key, { state: 'failed', fault: fault.message || say('desk-intake.documents.failed') }),
    );
  };
  return {
    sent,
    remove,
    add: (files: readonly File[]) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const fresh = {
          key,
          name: file.name,
          state: 'sending',
          part: 0,
          fault: null,
          file,
        } as const;
        setSent((was) => [...was, fresh]);
        start(key, file);
      }
    },
    again: (one: SentDocument) => {
      put(one.key, { state: 'sending', part: 0, fault: null });
      start(one.key, one.file);
    },
    /** The complaint was filed or put aside: what is still on its way belongs to nothing. */
    clear: () => {
      for (const giveUp of giveUps.current.values()) giveUp();
      giveUps.current.clear();
      setSent([]);
    },
  };
}
