/** A label that may be drawn: the point it belongs to and its size, in pixels of the view. */
export type LabelCandidate = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 is the most important. */
  readonly rank: number;
};

/** A part of the view, in its pixels. */
export type Box = {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
};

/** Room for the dot under a label, and air around both. */
const dot = 8;
const air = 4;

/**
 * Which labels fit into a view without touching one another: the more important first, and among equals
 * those given first. A label stands above its point, in its middle, and is never cut off: half a name is
 * another name.
 *
 * @param covered what stands in the view already, such as markers and buttons: no label lies under it
 * @param most no more than so many, so that a cheap phone can move them
 * @returns their places in `candidates`, in the order they were chosen
 */
export function fitLabels(
  candidates: readonly LabelCandidate[],
  view: { readonly width: number; readonly height: number },
  covered: readonly Box[] = [],
  most = 60,
): number[] {
  const taken: Box[] = [...covered];
  const chosen: number[] = [];
  const inOrder = candidates
    .map((candidate, index) => ({ candidate, index }))
    .sort((a, b) => a.candidate.rank - b.candidate.rank || a.index - b.index);
  for (const { candidate, index } of inOrder) {
    if (chosen.length === most) break;
    const box = boxOf(candidate);
    const inView =
      box.start >= 0 && box.end <= view.width && box.top >= 0 && box.bottom <= view.height;
    if (!inView || taken.some((other) => touch(box, other))) continue;
    taken.push(box);
    chosen.push(index);
  }
  return chosen;
}

function boxOf({ x, y, width, height }: LabelCandidate): Box {
  return {
    start: x - width / 2 - air,
    end: x + width / 2 + air,
    top: y - height - dot - air,
    bottom: y + dot / 2 + air,
  };
}

function touch(a: Box, b: Box): boolean {
  return a.start < b.end && b.start < a.end && a.top < b.bottom && b.top < a.bottom;
}
