import { refusedFile } from '../refuse.ts';

/**
 * The ISO base media format (ISO/IEC 14496-12): MP4, MOV, 3GP, M4A and HEIC are all a row of boxes,
 * each beginning with its length in four bytes and its name in four. Only the outline is read here: what tracks
 * there are, how long they last, and whether every box ends inside the file. A recording that was cut
 * off has a box that reaches past the end, or lacks the `moov` box, which is written last.
 */
type Box = { name: string; from: number; to: number };

/** The boxes between two offsets. Stops at a length that makes no sense or passes `to`. */
function* boxes(bytes: Buffer, from: number, to: number): Generator<Box & { whole: boolean }> {
  for (let at = from; at + 8 <= to; ) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    let length = bytes.readUInt32BE(at);
    let header = 8;
    if (length === 1) {
      if (at + 16 > to) return yield { name, from: to, to, whole: false };
      length = Number(bytes.readBigUInt64BE(at + 8));
      header = 16;
    } else if (length === 0) {
      length = to - at;
    }
    if (length < header) return yield { name, from: to, to, whole: false };
    yield { name, from: at + header, to: Math.min(at + length, to), whole: at + length <= to };
    at += length;
  }
}

function inside(bytes: Buffer, box: Box | undefined, name: string): Box | undefined {
  if (!box) return undefined;
  for (const child of boxes(bytes, box.from, box.to)) if (child.name === name) return child;
  return undefined;
}

/** Reads an unsigned number of four or eight bytes; 0 where the box is too short to hold it. */
function number(bytes: Buffer, at: number, wide: boolean, box: Box): number {
  if (at + (wide ? 8 : 4) > box.to) return 0;
  return wide ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
}

/** `mvhd` and `mdhd` begin alike: version, flags, two times, timescale, duration. */
function timing(bytes: Buffer, box: Box | undefined): { scale: number; duration: number } {
  if (!box || box.from >= box.to) return { scale: 0, duration: 0 };
  const wide = bytes[box.from] === 1;
  const scaleAt = box.from + (wide ? 20 : 12);
  return {
    scale: number(bytes, scaleAt, false, box),
    duration: number(bytes, scaleAt + 4, wide, box),
  };
}

/**
 * Checks that every box at the top ends inside the file.
 * @throws Refusal `truncated`
 */
export function refuseCutBoxes(bytes: Buffer): Box[] {
  const top: Box[] = [];
  for (const box of boxes(bytes, 0, bytes.length)) {
    if (!box.whole) throw refusedFile('truncated');
    top.push(box);
  }
  return top;
}

export type IsoMedia = {
  hasVideo: boolean;
  hasAudio: boolean;
  /** Of the longest track; of a fragmented file, where its last fragment begins. Null: not said. */
  seconds: number | null;
};

/**
 * The outline of a film or sound recording.
 * @throws Refusal `truncated`, or `damaged` when there is no track of sound or film
 */
export function readIsoMedia(bytes: Buffer): IsoMedia {
  const top = refuseCutBoxes(bytes);
  const moov = top.find((box) => box.name === 'moov');
  if (!moov) throw refusedFile('truncated');

  const movie = timing(bytes, inside(bytes, moov, 'mvhd'));
  let seconds = movie.scale > 0 ? movie.duration / movie.scale : 0;
  const kinds = new Set<string>();
  const scales = new Map<number, number>();
  for (const track of boxes(bytes, moov.from, moov.to)) {
    if (track.name !== 'trak') continue;
    const media = inside(bytes, track, 'mdia');
    const handler = inside(bytes, media, 'hdlr');
    if (handler) kinds.add(bytes.toString('latin1', handler.from + 8, handler.from + 12));
    const { scale, duration } = timing(bytes, inside(bytes, media, 'mdhd'));
    if (scale > 0) seconds = Math.max(seconds, duration / scale);
    const header = inside(bytes, track, 'tkhd');
    if (header && header.from < header.to) {
      const wide = bytes[header.from] === 1;
      scales.set(number(bytes, header.from + (wide ? 20 : 12), false, header), scale);
    }
  }
  for (const fragment of top) {
    if (fragment.name === 'moof')
      seconds = Math.max(seconds, fragmentStart(bytes, fragment, scales));
  }
  const hasVideo = kinds.has('vide');
  const hasAudio = kinds.has('soun');
  if (!hasVideo && !hasAudio) throw refusedFile('damaged');
  return { hasVideo, hasAudio, seconds: seconds > 0 && Number.isFinite(seconds) ? seconds : null };
}

/** Where a fragment begins, in seconds: what its first track's `tfdt` says in that track's timescale. */
function fragmentStart(bytes: Buffer, fragment: Box, scales: Map<number, number>): number {
  const traf = inside(bytes, fragment, 'traf');
  const header = inside(bytes, traf, 'tfhd');
  const decode = inside(bytes, traf, 'tfdt');
  if (!header || !decode || decode.from >= decode.to) return 0;
  const scale = scales.get(number(bytes, header.from + 4, false, header)) ?? 0;
  const at = number(bytes, decode.from + 4, bytes[decode.from] === 1, decode);
  return scale > 0 ? at / scale : 0;
}
