/** A grid of squares as an SVG path, one unit each: a run of dark ones in a row is one rectangle. */
export function pathOfSquares(grid: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  for (const [y, row] of grid.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
    }
  }
  return runs.join('');
}
