/** Pages taken by a camera: pictures that can be turned, and become files. */

/** Enough to read small print, and no more than is sent in some seconds. */
const longestSide = 2200;
const quality = 0.85;

export type Page = {
  readonly key: string;
  /** Object URL; to be revoked with the page. */
  readonly url: string;
  readonly blob: Blob;
};

const pageOf = (blob: Blob): Page => ({
  key: crypto.randomUUID(),
  url: URL.createObjectURL(blob),
  blob,
});

/** What a camera shows now, or a picture that was chosen. */
export async function takePage(source: HTMLVideoElement | Blob): Promise<Page> {
  const image = await createImageBitmap(source);
  return pageOf(await draw(image, 0));
}

/** The page a quarter turned to the right. */
export async function turnPage({ blob, url }: Page): Promise<Page> {
  const turned = await draw(await createImageBitmap(blob), 1);
  URL.revokeObjectURL(url);
  return pageOf(turned);
}

async function draw(image: ImageBitmap, quarters: 0 | 1): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const width = Math.round(image.width * scale);
  const height = Math.round(image.height * scale);
  const canvas = document.createElement('canvas');
  canvas.width = quarters === 1 ? height : width;
  canvas.height = quarters === 1 ? width : height;
  const pen = canvas.getContext('2d')!;
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((quarters * Math.PI) / 2);
  pen.drawImage(image, -width / 2, -height / 2, width, height);
  image.close();
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob === null ? reject(new Error('the page could not be kept')) : resolve(blob);
    canvas.toBlob(done, 'image/jpeg', quality);
  });
}
