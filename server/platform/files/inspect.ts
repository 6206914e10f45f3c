import { readFile, stat } from 'node:fs/promises';
import {
  largestUpload,
  type UploadKind,
  type UploadMark,
  type UploadType,
  uploadLimits,
  uploadTypes,
} from '@insaf/contract/uploads.ts';
import { type PhotoClaims, readExif } from './exif.ts';
import { readAmr } from './formats/amr.ts';
import { readIsoMedia } from './formats/iso-media.ts';
import { refuseCutOgg } from './formats/ogg.ts';
import { inspectPdf } from './formats/pdf.ts';
import { readSound } from './formats/sound.ts';
import { readWav } from './formats/wav.ts';
import { refuseCutWebm } from './formats/webm.ts';
import { endsAsArchive, refuseHiddenContent } from './hidden-content.ts';
import { copyPhoto, type PhotoCopies, readPhotoHeader } from './photo.ts';
import { realType } from './real-type.ts';
import { refusedFile } from './refuse.ts';

/** What a file is, by its content. */
export type Inspection = PhotoClaims & {
  kind: UploadKind;
  mediaType: UploadType;
  /** Bytes. */
  size: number;
  /** Pixels, upright; photos only. */
  width: number | null;
  height: number | null;
  /** Null when the recorder did not write it. */
  durationSeconds: number | null;
  marks: UploadMark[];
};

export type Inspected = { inspection: Inspection; copies: PhotoCopies | null };

type Measured = Partial<Omit<Inspection, 'kind' | 'mediaType' | 'size'>> & {
  mediaType: UploadType;
  copies?: PhotoCopies;
};

/**
 * Examines a file that a person sent, trusting nothing that was said of it: its real type, its limits,
 * what it hides, whether it is whole. A photo is decoded, and its copies for showing are made.
 *
 * What the sender called the file plays no part: a JPEG named `report.pdf` is a photo.
 *
 * Holds the whole file in memory, decodes in native code and may compute for seconds; the server calls
 * it in a process of its own (examiner.ts).
 *
 * @param path a file that nobody else writes
 * @param zone IANA name of the installation's time zone, for photos that do not say theirs
 * @throws Refusal `upload_refused` with `reason` (contract/uploads.ts) and, for a limit, `limit`
 */
export async function inspectFile(path: string, zone: string): Promise<Inspected> {
  const { size } = await stat(path);
  if (size > largestUpload) throw refusedFile('too_large', { limit: largestUpload });
  const bytes = await readFile(path);
  const type = await realType(bytes);
  const limit = uploadLimits[uploadTypes[type].kind].bytes;
  if (size > limit) throw refusedFile('too_large', { limit });

  const { mediaType, copies = null, ...measured } = await measure(bytes, type, zone);
  const kind = uploadTypes[mediaType].kind;
  refuseBeyondLimits(kind, bytes.length, measured.durationSeconds ?? null);
  return {
    inspection: {
      takenAt: null,
      takenAtZoneKnown: null,
      lat: null,
      lon: null,
      width: null,
      height: null,
      durationSeconds: null,
      marks: [],
      ...measured,
      kind,
      mediaType,
      size: bytes.length,
    },
    copies,
  };
}

function refuseBeyondLimits(kind: UploadKind, size: number, seconds: number | null): void {
  const limits: { bytes: number; seconds?: number } = uploadLimits[kind];
  if (size > limits.bytes) throw refusedFile('too_large', { limit: limits.bytes });
  if (limits.seconds !== undefined && seconds !== null && seconds > limits.seconds + 1) {
    throw refusedFile('too_long', { limit: limits.seconds });
  }
}

async function measure(bytes: Buffer, type: UploadType, zone: string): Promise<Measured> {
  if (type === 'application/pdf') {
    if (endsAsArchive(bytes)) throw refusedFile('two_in_one');
    return { mediaType: type, marks: inspectPdf(bytes) };
  }
  refuseHiddenContent(bytes);
  switch (type) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
    case 'image/heic':
    case 'image/heif': {
      const header = await readPhotoHeader(bytes);
      const copies = await copyPhoto(bytes, header);
      const { width, height } = copies;
      return { mediaType: type, width, height, copies, ...(await readExif(header.exif, zone)) };
    }
    case 'audio/amr':
      return { mediaType: type, durationSeconds: readAmr(bytes) };
    case 'audio/wav':
      return { mediaType: type, durationSeconds: readWav(bytes) };
    case 'audio/mpeg':
    case 'audio/aac':
      return { mediaType: type, durationSeconds: (await readSound(bytes, type)).seconds };
    case 'audio/ogg':
      refuseCutOgg(bytes);
      return { mediaType: type, durationSeconds: (await readSound(bytes, type)).seconds };
    case 'video/webm':
    case 'audio/webm': {
      refuseCutWebm(bytes);
      const { hasVideo, seconds } = await readSound(bytes, 'video/webm');
      return { mediaType: hasVideo ? 'video/webm' : 'audio/webm', durationSeconds: seconds };
    }
    default: {
      const { hasVideo, seconds } = readIsoMedia(bytes);
      const sound = type === 'video/3gpp' || type === 'audio/3gpp' ? 'audio/3gpp' : 'audio/mp4';
      return { mediaType: hasVideo ? filmType(type) : sound, durationSeconds: seconds };
    }
  }
}

/** A file whose first brand speaks of sound, but which holds film, is film. */
function filmType(type: UploadType): UploadType {
  return uploadTypes[type].kind === 'video' ? type : 'video/mp4';
}
