import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { S3Store } from '@tus/s3-store';
import type { Receiving } from './receiving.ts';
import type { S3Settings } from './storage.ts';
import { s3Client } from './storage-s3.ts';

/** Uploads gather in the bucket, so that any server process can go on where another stopped. */
export function inBucket(settings: S3Settings, expirationPeriodInMilliseconds: number): Receiving {
  const Bucket = settings.bucket;
  const client = new S3Client(s3Client(settings));
  const store = new S3Store({
    expirationPeriodInMilliseconds,
    useTags: false,
    s3ClientConfig: { ...s3Client(settings), bucket: Bucket },
  });
  return {
    store,
    read: (id) => store.read(id),
    async remove(id) {
      // It ends an unfinished upload, and throws for a finished one before it removes the object.
      await store.remove(id).catch(() => undefined);
      for (const Key of [id, `${id}.info`, `${id}.part`]) {
        await client.send(new DeleteObjectCommand({ Bucket, Key }));
      }
    },
  };
}
