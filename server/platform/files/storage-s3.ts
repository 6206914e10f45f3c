import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { FileStorage, S3Settings } from './storage.ts';

/** How to reach the store; the receiving of uploads uses the same. */
export function s3Client(settings: S3Settings): S3ClientConfig {
  return {
    region: settings.region,
    // Without a key the machine's own role is used.
    ...(settings.accessKeyId !== undefined && settings.secretAccessKey !== undefined
      ? {
          credentials: {
            accessKeyId: settings.accessKeyId,
            secretAccessKey: settings.secretAccessKey,
          },
        }
      : {}),
    ...(settings.endpoint && { endpoint: settings.endpoint, forcePathStyle: true }),
    // Stores other than Amazon's do not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

/** Files in a bucket. One `PutObject` is whole or absent by S3's own promise. */
export function openS3(settings: S3Settings): FileStorage {
  const client = new S3Client(s3Client(settings));
  const Bucket = settings.bucket;

  async function size(Key: string): Promise<number | null> {
    const head = await client
      .send(new HeadObjectCommand({ Bucket, Key }))
      .catch((error: unknown) => {
        if ((error as { name?: string }).name === 'NotFound') return null;
        throw error;
      });
    return head?.ContentLength ?? null;
  }

  return {
    size,
    async put(Key, path) {
      const { size: ContentLength } = await stat(path);
      if ((await size(Key)) !== ContentLength) {
        const Body = createReadStream(path);
        await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength }));
      }
      await rm(path);
    },
    async read(Key, range) {
      const Range = range && `bytes=${range.from}-${range.to}`;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
      return Body as Readable;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}
