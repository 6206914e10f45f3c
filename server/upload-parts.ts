/*
 * What uploads work with, as the settings say: where files are kept, and who looks through them.
 */
import { join } from 'node:path';
import { personKeyOf } from './features/complainants/index.ts';
import type { Upload, UploadSettings } from './features/uploads/index.ts';
import type { Config } from './platform/config.ts';
import type { Ctx } from './platform/context.ts';

/** What uploads work with besides their settings. */
export function uploadParts(ctx: Ctx) {
  const { db, clock, log, keys } = ctx;
  return { db, clock, log, keys, personKey: (upload: Upload) => personKeyOf(ctx, upload) };
}

export function uploadSettings(config: Config): UploadSettings {
  return {
    storage: storageOf(config),
    folder: join(config.DATA_DIR, 'uploads'),
    scanner: config.CLAMD === undefined ? null : { ...config.CLAMD, seconds: 30, whenDown: 'wait' },
    zone: config.TIME_ZONE,
  };
}

function storageOf(config: Config) {
  if (config.S3_BUCKET === undefined) {
    return { kind: 'disk', root: join(config.DATA_DIR, 'files') } as const;
  }
  return {
    kind: 's3',
    bucket: config.S3_BUCKET,
    region: config.S3_REGION,
    ...(config.S3_ENDPOINT === undefined ? {} : { endpoint: config.S3_ENDPOINT }),
    accessKeyId: config.S3_ACCESS_KEY_ID,
    secretAccessKey: config.S3_SECRET_ACCESS_KEY,
  } as const;
}
