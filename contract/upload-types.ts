/** What files are taken, and how large. Loaded by pages as it is: nothing but values. */

/** What a file is, by its content · صورة، مستند، تسجيل صوتي، مقطع مصور. */
export const uploadKinds = ['photo', 'document', 'audio', 'video'] as const;
export type UploadKind = (typeof uploadKinds)[number];

/** `receiving` until the last byte was examined; `ready` until a complaint or reply claims it. */
export const uploadStates = ['receiving', 'ready', 'refused', 'claimed'] as const;
export type UploadState = (typeof uploadStates)[number];

/** The forms in which a file can be read. `show` and `thumbnail` are made for photos only. */
export const uploadForms = ['original', 'show', 'thumbnail'] as const;
export type UploadForm = (typeof uploadForms)[number];

const MB = 1024 * 1024;

/**
 * How large a file may be: `bytes`, and what its kind is measured by. `pixels` allows what telephones
 * sell as 50 megapixels (8192 × 6144); `side` keeps a photo within what WebP can show. `longSide` is
 * what the copies are resized to.
 */
export const uploadLimits = {
  photo: { bytes: 25 * MB, pixels: 50 * MB, side: 16_383 },
  document: { bytes: 20 * MB },
  audio: { bytes: 20 * MB, seconds: 10 * 60 },
  video: { bytes: 50 * MB, seconds: 2 * 60 },
  /** Files of one complaint, and of one reply. */
  count: 20,
  /** Hours until an upload that nothing used is removed. */
  unusedHours: 24,
} as const;

/** No file of any kind may be larger, in bytes. */
export const largestUpload = Math.max(...uploadKinds.map((kind) => uploadLimits[kind].bytes));

/** What the names of copies made of a photo end with. */
export const copyEnding = 'webp';

/** Longest side, in pixels, of the copies made of a photo. */
export const copySides = { show: 1600, thumbnail: 400 } as const;

/**
 * The media types that are accepted, each with its kind and the ending its name is given when read.
 * What a file is, is found from its content; this table also says what a file input may offer.
 */
export const uploadTypes = {
  'image/jpeg': { kind: 'photo', ending: 'jpg' },
  'image/png': { kind: 'photo', ending: 'png' },
  'image/webp': { kind: 'photo', ending: 'webp' },
  'image/heic': { kind: 'photo', ending: 'heic' },
  'image/heif': { kind: 'photo', ending: 'heif' },
  'application/pdf': { kind: 'document', ending: 'pdf' },
  'audio/mpeg': { kind: 'audio', ending: 'mp3' },
  'audio/mp4': { kind: 'audio', ending: 'm4a' },
  'audio/aac': { kind: 'audio', ending: 'aac' },
  'audio/ogg': { kind: 'audio', ending: 'ogg' },
  'audio/amr': { kind: 'audio', ending: 'amr' },
  'audio/wav': { kind: 'audio', ending: 'wav' },
  'audio/webm': { kind: 'audio', ending: 'weba' },
  'audio/3gpp': { kind: 'audio', ending: '3gp' },
  'video/mp4': { kind: 'video', ending: 'mp4' },
  'video/quicktime': { kind: 'video', ending: 'mov' },
  'video/webm': { kind: 'video', ending: 'webm' },
  'video/3gpp': { kind: 'video', ending: '3gp' },
} as const satisfies Record<string, { kind: UploadKind; ending: string }>;
export type UploadType = keyof typeof uploadTypes;
