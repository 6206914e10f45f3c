import { createRequire } from 'node:module';
import { refusedFile } from './refuse.ts';

/**
 * Photos of iPhones: HEVC inside HEIF. The image library brings no HEVC decoder (its patents forbid
 * shipping one prebuilt), so these are decoded by libheif compiled to WebAssembly: in one go, in one
 * thread, some seconds for a large photo. Call it only where nobody else waits (see examiner.ts).
 */
type HeifImage = {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(into: RawPixels, done: (filled: RawPixels | null) => void): void;
  free(): void;
};
type LibHeif = { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };

/** Four bytes a pixel: red, green, blue, alpha. Turned upright already. */
export type RawPixels = { data: Uint8ClampedArray; width: number; height: number };

let loaded: LibHeif | undefined;

/** Loads 1.5 MB of WebAssembly, when the first such photo comes. */
function libheif(): LibHeif {
  loaded ??= createRequire(import.meta.url)('libheif-js/wasm-bundle') as LibHeif;
  return loaded;
}

/**
 * @param allowed called with the size before any pixel is decoded; it refuses by throwing
 * @throws Refusal `damaged`, or what `allowed` throws
 */
export async function decodeHeic(
  bytes: Buffer,
  allowed: (width: number, height: number) => void,
): Promise<RawPixels> {
  const images = new (libheif().HeifDecoder)().decode(bytes);
  try {
    const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
    if (!image) throw refusedFile('damaged');
    const width = image.get_width();
    const height = image.get_height();
    allowed(width, height);
    const pixels = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const filled = await new Promise<RawPixels | null>((done) => image.display(pixels, done));
    if (!filled) throw refusedFile('damaged');
    return filled;
  } finally {
    for (const image of images) image.free();
  }
}
