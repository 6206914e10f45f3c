/** The index on a line from 0 to 100, with its interval, and the middle of its group; the numbers stand beside. */
export function Interval({
  index,
  low,
  high,
  middle,
}: {
  index: number;
  low: number;
  high: number;
  middle: number | null;
}) {
  return (
    <span className="standing-line" aria-hidden="true">
      <span
        className="standing-interval"
        style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }}
      />
      {middle === null ? null : (
        <span className="standing-middle" style={{ insetInlineStart: `${middle}%` }} />
      )}
      <span className="standing-point" style={{ insetInlineStart: `${index}%` }} />
    </span>
  );
}
