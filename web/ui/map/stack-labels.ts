/** A label of something on a map: where its top middle stands and its size, in pixels of the view. */
export type PlacedLabel = {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Air between two labels. */
const air = 3;

/**
 * How far each label moves down so that none lies on another: those that stand higher stay, and of two at one
 * height the first. A label that touches nothing does not move.
 *
 * @returns pixels, in the order of the labels
 */
export function stackLabels(labels: readonly PlacedLabel[]): number[] {
  const moved = labels.map(() => 0);
  const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.top - labels[b]!.top);
  const placed: PlacedLabel[] = [];
  for (const index of order) {
    let label = labels[index]!;
    for (;;) {
      const under = placed.find((other) => touch(label, other));
      if (under === undefined) break;
      label = { ...label, top: under.top + under.height + air };
    }
    placed.push(label);
    moved[index] = label.top - labels[index]!.top;
  }
  return moved;
}

function touch(a: PlacedLabel, b: PlacedLabel): boolean {
  const beside = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + air;
  return !beside && a.top < b.top + b.height + air && b.top < a.top + a.height + air;
}
