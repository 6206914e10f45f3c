/** A picture code, black on white in every scheme: cameras read nothing else. */
export function PictureCode({
  picture: { path, size },
  label,
}: {
  /** An SVG path of black squares, and how many squares wide it is. */
  picture: { readonly path: string; readonly size: number };
  label: string;
}) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="qr"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
