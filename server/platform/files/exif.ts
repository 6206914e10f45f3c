import exifr from 'exifr';
import { Temporal } from 'temporal-polyfill';

/** When and where a photo says that it was taken. Anyone can write this: it is a claim, not a fact. */
export type PhotoClaims = {
  takenAt: Date | null;
  /** False when the camera wrote a time of day without its zone, and the installation's was assumed. */
  takenAtZoneKnown: boolean | null;
  /** WGS 84 degrees. */
  lat: number | null;
  lon: number | null;
};

const nothing: PhotoClaims = { takenAt: null, takenAtZoneKnown: null, lat: null, lon: null };

/**
 * Reads an EXIF block (the TIFF structure, with or without the `Exif` header). A block that cannot be
 * read says nothing: the photo may still be a good one.
 *
 * @param zone IANA name, for a time without its own
 */
export async function readExif(block: Buffer | undefined, zone: string): Promise<PhotoClaims> {
  if (!block || block.length === 0) return nothing;
  const headed = block.toString('latin1', 0, 6) === 'Exif\0\0';
  const tags = await exifr
    .parse(headed ? block.subarray(6) : block, {
      tiff: true,
      exif: true,
      gps: true,
      reviveValues: false,
      translateValues: false,
    })
    .catch(() => undefined);
  if (!tags || typeof tags !== 'object') return nothing;
  return { ...takenAt(tags, zone), ...position(tags) };
}

type Tags = Record<string, unknown>;

/** `2025:07:20 14:05:09`, some cameras with other separators, and a zone such as `+03:00` beside it. */
function takenAt(tags: Tags, zone: string): Pick<PhotoClaims, 'takenAt' | 'takenAtZoneKnown'> {
  const unknown = { takenAt: null, takenAtZoneKnown: null };
  const [written, writtenZone] =
    typeof tags.DateTimeOriginal === 'string'
      ? [tags.DateTimeOriginal, tags.OffsetTimeOriginal]
      : [tags.CreateDate, tags.OffsetTimeDigitized];
  if (typeof written !== 'string') return unknown;
  const parts = /^\s*(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(written);
  if (!parts || Number(parts[1]) < 1990) return unknown;
  const local = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}`;
  const offset =
    typeof writtenZone === 'string' ? /^\s*(Z|[+-]\d{2}:?\d{2})/.exec(writtenZone)?.[1] : undefined;
  try {
    const instant = offset
      ? Temporal.Instant.from(local + offset)
      : Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
    return {
      takenAt: new Date(instant.epochMilliseconds),
      takenAtZoneKnown: offset !== undefined,
    };
  } catch (error) {
    if (error instanceof RangeError) return unknown;
    throw error;
  }
}

/** Within the globe, and not the point 0, 0 that a device without a fix writes. */
function position(tags: Tags): Pick<PhotoClaims, 'lat' | 'lon'> {
  const { latitude: lat, longitude: lon } = tags;
  const sane =
    typeof lat === 'number' &&
    typeof lon === 'number' &&
    Math.abs(lat) <= 90 &&
    Math.abs(lon) <= 180 &&
    !(Math.abs(lat) < 1e-6 && Math.abs(lon) < 1e-6);
  return sane ? { lat, lon } : { lat: null, lon: null };
}
