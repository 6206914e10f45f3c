/** The mark of Insaf, as the portal has it. */
export function Mark({ size = 28 }: { size?: number }) {
  return <img className="mark" src="/icon.svg" width={size} height={size} alt="" />;
}
