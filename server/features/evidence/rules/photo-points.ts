/** A greyscale picture: `pixels[y * width + x]`, 0 black to 255 white. */
export type Grey = { width: number; height: number; pixels: Uint8Array };

/** A blob-like spot that stays put when a photo is re-saved: where it is, how large, bright or dark. */
export type Point = {
  /** Pixels of the whole picture, from its upper left. */
  x: number;
  y: number;
  /** Standard deviation of the blob, in pixels. */
  scale: number;
  /** The low cosine frequencies of the patch around it, in units of the patch's own deviation. */
  waves: Float32Array;
};

type Plane = { width: number; height: number; values: Float32Array };

export const params = {
  firstScale: 1.6, levels: 3, octaves: 3, patch: 6, perOctave: [40, 32, 24, 8], edge: 12, floor: 0.4, grid: 16, window: 0,
};

function blur(from: Plane, deviation: number): Plane {
  const radius = Math.max(1, Math.ceil(deviation * 3));
  const kernel = new Float32Array(2 * radius + 1);
  let total = 0;
  for (let i = -radius; i <= radius; i++) {
    const weight = Math.exp(-(i * i) / (2 * deviation * deviation));
    kernel[i + radius] = weight;
    total += weight;
  }
  for (let i = 0; i < kernel.length; i++) kernel[i]! /= total;
  const { width, height, values } = from;
  const rows = new Float32Array(values.length);
  const padded = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    padded.fill(values[start]!, 0, radius);
    padded.set(values.subarray(start, start + width), radius);
    padded.fill(values[start + width - 1]!, radius + width);
    for (let x = 0; x < width; x++) {
      let sum = kernel[radius]! * padded[x + radius]!;
      for (let i = 1; i <= radius; i++)
        sum += kernel[radius + i]! * (padded[x + radius - i]! + padded[x + radius + i]!);
      rows[start + x] = sum;
    }
  }
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let i = 0; i <= radius; i++) {
      const up = Math.max(0, y - i) * width;
      const down = Math.min(height - 1, y + i) * width;
      const weight = kernel[radius + i]!;
      if (i === 0) for (let x = 0; x < width; x++) out[start + x]! = weight * rows[start + x]!;
      else for (let x = 0; x < width; x++) out[start + x]! += weight * (rows[up + x]! + rows[down + x]!);
    }
  }
  return { width, height, values: out };
}

function half(from: Plane): Plane {
  const width = from.width >> 1;
  const height = from.height >> 1;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) values[y * width + x] = from.values[2 * y * from.width + 2 * x]!;
  return { width, height, values };
}

function minus(a: Plane, b: Plane): Plane {
  const values = new Float32Array(a.values.length);
  for (let i = 0; i < values.length; i++) values[i] = a.values[i]! - b.values[i]!;
  return { width: a.width, height: a.height, values };
}

type Found = { x: number; y: number; level: number; strength: number };

function extrema(below: Plane, here: Plane, above: Plane, level: number, floor: number, edge: number, found: Found[]) {
  const w = here.width;
  const d = here.values, dn = below.values, up = above.values;
  for (let y = 1; y < here.height - 1; y++) {
    for (let x = 1; x < w - 1; x++) {
      const i = y * w + x;
      const v = d[i]!;
      if (v > -floor && v < floor) continue;
      let peak = true;
      if (v > 0) {
        for (let dy = -w; dy <= w && peak; dy += w)
          for (let k = i + dy - 1; k <= i + dy + 1; k++)
            if ((k !== i && d[k]! >= v) || dn[k]! >= v || up[k]! >= v) { peak = false; break; }
      } else {
        for (let dy = -w; dy <= w && peak; dy += w)
          for (let k = i + dy - 1; k <= i + dy + 1; k++)
            if ((k !== i && d[k]! <= v) || dn[k]! <= v || up[k]! <= v) { peak = false; break; }
      }
      if (!peak) continue;
      const dxx = d[i + 1]! + d[i - 1]! - 2 * v;
      const dyy = d[i + w]! + d[i - w]! - 2 * v;
      const dss = up[i]! + dn[i]! - 2 * v;
      const dxy = (d[i + w + 1]! - d[i + w - 1]! - d[i - w + 1]! + d[i - w - 1]!) / 4;
      const det = dxx * dyy - dxy * dxy;
      const trace = dxx + dyy;
      if (det <= 0 || trace * trace * edge >= (edge + 1) * (edge + 1) * det) continue;
      const dxs = (up[i + 1]! - up[i - 1]! - dn[i + 1]! + dn[i - 1]!) / 4;
      const dys = (up[i + w]! - up[i - w]! - dn[i + w]! + dn[i - w]!) / 4;
      const gx = (d[i + 1]! - d[i - 1]!) / 2, gy = (d[i + w]! - d[i - w]!) / 2, gs = (up[i]! - dn[i]!) / 2;
      // solve H o = -g by Cramer
      const D = dxx * (dyy * dss - dys * dys) - dxy * (dxy * dss - dys * dxs) + dxs * (dxy * dys - dyy * dxs);
      if (D === 0) continue;
      const ox = -(gx * (dyy * dss - dys * dys) - dxy * (gy * dss - dys * gs) + dxs * (gy * dys - dyy * gs)) / D;
      const oy = -(dxx * (gy * dss - dys * gs) - gx * (dxy * dss - dys * dxs) + dxs * (dxy * gs - gy * dxs)) / D;
      const os = -(dxx * (dyy * gs - gy * dys) - dxy * (dxy * gs - gy * dxs) + gx * (dxy * dys - dyy * dxs)) / D;
      if (Math.abs(ox) > 1 || Math.abs(oy) > 1 || Math.abs(os) > 1) continue;
      found.push({ x: x + ox, y: y + oy, level: level + os, strength: Math.abs(v + (gx * ox + gy * oy + gs * os) / 2) });
    }
  }
}

export const frequencies: [number, number][] = [];
for (let sum = 1; sum <= 8; sum++) for (let u = 0; u <= sum; u++) frequencies.push(sum % 2 ? [u, sum - u] : [sum - u, u]);

const cosines = new Map<number, Float32Array>();
function cosineTable(n: number) {
  let t = cosines.get(n);
  if (!t) {
    t = new Float32Array(9 * n);
    for (let u = 0; u < 9; u++) for (let i = 0; i < n; i++) t[u * n + i] = Math.cos((Math.PI * u * (i + 0.5)) / n) * (u ? Math.SQRT2 : 1) / n;
    cosines.set(n, t);
  }
  return t;
}

function describe(plane: Plane, x: number, y: number, scale: number): Float32Array | null {
  const n = params.grid;
  const radius = params.patch * scale;
  if (x - radius < -0.5 || y - radius < -0.5 || x + radius > plane.width - 0.5 || y + radius > plane.height - 0.5) return null;
  const patch = new Float32Array(n * n);
  const step = (2 * radius) / n;
  let sum = 0;
  for (let j = 0; j < n; j++) {
    const py = Math.min(Math.max(y - radius + (j + 0.5) * step, 0), plane.height - 1.001);
    const y0 = Math.floor(py), fy = py - y0;
    for (let i = 0; i < n; i++) {
      const px = Math.min(Math.max(x - radius + (i + 0.5) * step, 0), plane.width - 1.001);
      const x0 = Math.floor(px), fx = px - x0;
      const k = y0 * plane.width + x0;
      const v = plane.values;
      const s = (v[k]! * (1 - fx) + v[k + 1]! * fx) * (1 - fy) + (v[k + plane.width]! * (1 - fx) + v[k + plane.width + 1]! * fx) * fy;
      patch[j * n + i] = s;
      sum += s;
    }
  }
  const mean = sum / (n * n);
  let sq = 0;
  for (let i = 0; i < n * n; i++) { patch[i]! -= mean; }
  if (params.window) {
    for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) { const a = (j + .5) / n * 2 - 1, b = (i + .5) / n * 2 - 1; patch[j * n + i]! *= Math.exp(-(a * a + b * b) * params.window); }
  }
  for (let i = 0; i < n * n; i++) sq += patch[i]! * patch[i]!;
  const dev = Math.sqrt(sq / (n * n));
  if (dev < 0.5) return null;
  const t = cosineTable(n);
  const rows = new Float32Array(n * 9);
  for (let j = 0; j < n; j++) for (let u = 0; u < 9; u++) { let s = 0; for (let i = 0; i < n; i++) s += t[u * n + i]! * patch[j * n + i]!; rows[j * 9 + u] = s; }
  const out = new Float32Array(frequencies.length);
  for (let f = 0; f < out.length; f++) { const [u, v] = frequencies[f]!; let s = 0; for (let j = 0; j < n; j++) s += t[v * n + j]! * rows[j * 9 + u]!; out[f] = s / dev; }
  return out;
}

function spread(found: Found[], count: number): Found[] {
  found.sort((a, b) => b.strength - a.strength);
  const top = found.slice(0, 1500);
  const radii = top.map((p, i) => {
    let nearest = Infinity;
    for (let j = 0; j < i; j++) {
      const q = top[j]!;
      if (q.strength < p.strength * 1.1) break;
      const dd = (p.x - q.x) ** 2 + (p.y - q.y) ** 2;
      if (dd < nearest) nearest = dd;
    }
    return nearest;
  });
  return top.map((_, i) => i).sort((a, b) => radii[b]! - radii[a]! || a - b).slice(0, count).map((i) => top[i]!);
}

export function findPoints(grey: Grey, perOctave = params.perOctave): Point[] {
  const points: Point[] = [];
  let base = blur({ width: grey.width, height: grey.height, values: Float32Array.from(grey.pixels) }, Math.sqrt(params.firstScale ** 2 - 0.25));
  const ratio = 2 ** (1 / params.levels);
  for (let octave = 0; octave < perOctave.length; octave++) {
    if (Math.min(base.width, base.height) < 24) break;
    const blurred = [base];
    for (let i = 1; i < params.levels + 3; i++) {
      const before = params.firstScale * ratio ** (i - 1);
      blurred.push(blur(blurred[i - 1]!, before * Math.sqrt(ratio * ratio - 1)));
    }
    const differences = blurred.slice(1).map((plane, i) => minus(plane, blurred[i]!));
    const found: Found[] = [];
    for (let i = 1; i <= params.levels; i++) extrema(differences[i - 1]!, differences[i]!, differences[i + 1]!, i, params.floor, params.edge, found);
    const step = 2 ** octave;
    const inside = found.filter((p) => { const r = params.patch * params.firstScale * ratio ** p.level; return p.x >= r - .5 && p.y >= r - .5 && p.x + r <= base.width - .5 && p.y + r <= base.height - .5; });
    for (const p of spread(inside, perOctave[octave]!)) {
      const scale = params.firstScale * ratio ** p.level;
      const level = Math.min(params.levels + 2, Math.max(0, Math.round(p.level)));
      const waves = describe(blurred[level]!, p.x, p.y, scale);
      if (waves) points.push({ x: p.x * step, y: p.y * step, scale: scale * step, waves });
    }
    base = half(blurred[params.levels]!);
  }
  return points;
}
