/** The mark: two equal parts of a balance that meet in one stroke, as the alef of إنصاف. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="8" className="mark-ground" />
      <path
        d="M18 7v22M11 29h14M8 12h20M8 12l-3.5 8a4.2 4.2 0 0 0 7 0zM28 12l-3.5 8a4.2 4.2 0 0 0 7 0z"
        className="mark-stroke"
        fill="none"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
