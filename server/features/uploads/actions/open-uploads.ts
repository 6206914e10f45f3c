import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { uploadLimits } from '@insaf/contract/uploads.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/context.ts';
import { type Examiner, startExaminer } from '../../../platform/files/examiner.ts';
import { openReceiving, type Receiving } from '../../../platform/files/receiving.ts';
import type { ScannerSettings } from '../../../platform/files/scan.ts';
import {
  type FileStorage,
  openStorage,
  type StorageSettings,
} from '../../../platform/files/storage.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { Upload } from '../queries.ts';

export type UploadSettings = {
  /** Where files stay. */
  storage: StorageSettings;
  /** A folder for what is being received and examined; on the disk of the storage, where that is one. */
  folder: string;
  /** Null: files are not scanned for viruses. */
  scanner: ScannerSettings | null;
  /** IANA name of the installation's time zone. */
  zone: string;
  /** How many files are examined at once. */
  examiners?: number;
  /** Nothing is received while the folder's disk has fewer bytes free. */
  freeBytesLeast?: number;
};

/** What pino and a test's array can both be. */
type Says = {
  info(about: object, words: string): void;
  warn(about: object, words: string): void;
  error(about: object, words: string): void;
};

/** What the actions of this feature work with. */
export type UploadCtx = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Says;
  readonly storage: FileStorage;
  readonly receiving: Receiving;
  readonly examiner: Examiner;
  readonly scanner: ScannerSettings | null;
  /** Under which the keys of recordings are wrapped. */
  readonly keys: KeyRing;
  /** The key of the complainant whose voice a recording is. */
  readonly personKey: (upload: Upload) => Promise<Buffer>;
  /** Where files lie while they are examined. */
  readonly examining: string;
  readonly folder: string;
  readonly freeBytesLeast: number;
  /** Uploads whose last byte has come and that this process examines now. */
  readonly finishing: Map<string, Promise<Upload>>;
};

/** How long an upload waits to be used, in milliseconds. */
export const unusedMs = uploadLimits.unusedHours * 60 * 60 * 1000;

/** Opens the stores and makes the folders. `ctx.examiner.close()` ends it. */
export async function openUploads(
  given: Pick<UploadCtx, 'db' | 'clock' | 'log' | 'keys' | 'personKey'>,
  settings: UploadSettings,
): Promise<UploadCtx> {
  const examining = join(settings.folder, 'examining');
  mkdirSync(examining, { recursive: true });
  return {
    ...given,
    storage: await openStorage(settings.storage),
    receiving: await openReceiving(settings.storage, join(settings.folder, 'receiving'), unusedMs),
    examiner: startExaminer({
      zone: settings.zone,
      processes: settings.examiners ?? 2,
      report: (fault) => given.log.error({ err: fault }, 'a file could not be examined'),
    }),
    scanner: settings.scanner,
    examining,
    folder: settings.folder,
    freeBytesLeast: settings.freeBytesLeast ?? 512 * 1024 * 1024,
    finishing: new Map(),
  };
}
