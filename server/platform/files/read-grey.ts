/** `pixels[y * width + x]`, 0 black to 255 white. */
export type GreyPicture = { width: number; height: number; pixels: Uint8Array };

/**
 * A photo as a greyscale picture of about `area` pixels, upright, in its own proportions; what is
 * transparent is white.
 *
 * @param longest neither side of the result is longer, in pixels
 * @throws Error when the bytes are no picture that the image library reads, or its end is missing
 */
export async function readGrey(
  bytes: Buffer,
  { area, longest }: { area: number; longest: number },
): Promise<GreyPicture> {
  // Loaded with the first photo: it is large, and few requests have one.
  const { default: sharp } = await import('sharp');
  const photo = sharp(bytes, { failOn: 'truncated', pages: 1 });
  const { autoOrient: upright } = await photo.metadata();
  const stretch = Math.min(
    Math.sqrt(area / (upright.width * upright.height)),
    longest / Math.max(upright.width, upright.height),
  );
  const { data, info } = await photo
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .resize({
      width: Math.max(1, Math.round(upright.width * stretch)),
      height: Math.max(1, Math.round(upright.height * stretch)),
      fit: 'fill',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error(`a greyscale picture of ${info.channels} channels`);
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}
