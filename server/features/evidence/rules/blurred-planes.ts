/** A greyscale picture: `pixels[y * width + x]`, 0 black to 255 white. */
export type Grey = { width: number; height: number; pixels: Uint8Array };

/** The same with fractions, for arithmetic. */
export type Plane = { width: number; height: number; values: Float32Array };

export function planeOf(grey: Grey): Plane {
  return { width: grey.width, height: grey.height, values: Float32Array.from(grey.pixels) };
}

/** Gaussian blur by `deviation` pixels; beyond the border the border's values go on. */
export function blur(plane: Plane, deviation: number): Plane {
  const weights = halfGaussian(deviation);
  return blurColumns(blurRows(plane, weights), weights);
}

/** Every second pixel of every second row. Blur by 2 pixels or more before, or detail turns into noise. */
export function half(plane: Plane): Plane {
  const width = plane.width >> 1;
  const height = plane.height >> 1;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = 2 * y * plane.width;
    for (let x = 0; x < width; x++) values[y * width + x] = plane.values[from + 2 * x]!;
  }
  return { width, height, values };
}

export function difference(more: Plane, less: Plane): Plane {
  const values = new Float32Array(more.values.length);
  for (let i = 0; i < values.length; i++) values[i] = more.values[i]! - less.values[i]!;
  return { width: more.width, height: more.height, values };
}

/** The value between pixels, weighted by nearness; outside, that of the nearest border. */
export function valueAt(plane: Plane, x: number, y: number): number {
  const { width, height, values } = plane;
  const cx = Math.min(Math.max(x, 0), width - 1.001);
  const cy = Math.min(Math.max(y, 0), height - 1.001);
  const left = Math.floor(cx);
  const top = Math.floor(cy);
  const fx = cx - left;
  const fy = cy - top;
  const i = top * width + left;
  const above = values[i]! * (1 - fx) + values[i + 1]! * fx;
  const below = values[i + width]! * (1 - fx) + values[i + width + 1]! * fx;
  return above * (1 - fy) + below * fy;
}

/** Weights from the centre outward; the whole bell sums to 1. */
function halfGaussian(deviation: number): Float32Array {
  const radius = Math.max(1, Math.ceil(deviation * 3));
  const weights = Float32Array.from({ length: radius + 1 }, (_, i) =>
    Math.exp((-i * i) / (2 * deviation * deviation)),
  );
  const total = weights.reduce((sum, weight, i) => sum + (i === 0 ? weight : 2 * weight), 0);
  return weights.map((weight) => weight / total);
}

function blurRows(plane: Plane, weights: Float32Array): Plane {
  const { width, height, values } = plane;
  const radius = weights.length - 1;
  const out = new Float32Array(values.length);
  const row = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    row.fill(values[start]!, 0, radius);
    row.set(values.subarray(start, start + width), radius);
    row.fill(values[start + width - 1]!, radius + width);
    for (let x = 0; x < width; x++) {
      let sum = weights[0]! * row[x + radius]!;
      for (let i = 1; i <= radius; i++) {
        sum += weights[i]! * (row[x + radius - i]! + row[x + radius + i]!);
      }
      out[start + x] = sum;
    }
  }
  return { width, height, values: out };
}

function blurColumns(plane: Plane, weights: Float32Array): Plane {
  const { width, height, values } = plane;
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = 0; x < width; x++) out[start + x] = weights[0]! * values[start + x]!;
    for (let i = 1; i < weights.length; i++) {
      const above = Math.max(0, y - i) * width;
      const below = Math.min(height - 1, y + i) * width;
      const weight = weights[i]!;
      for (let x = 0; x < width; x++) {
        out[start + x]! += weight * (values[above + x]! + values[below + x]!);
      }
    }
  }
  return { width, height, values: out };
}
