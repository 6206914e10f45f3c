type Agency = {
  readonly id: number;
  readonly kind: string;
  readonly path: string;
  readonly examines: boolean;
  readonly active: boolean;
};

/**
 * The agency that examines a new complaint: the central office; or, where an agency's own staff register
 * it, the nearest agency at or above theirs that examines, and in a governorate its technological
 * centre.
 *
 * @param agencies all agencies
 * @param registeredAt path of the agency whose staff register it; null for the public
 */
export function firstHolder<A extends Agency>(
  agencies: readonly A[],
  registeredAt: string | null,
): A | null {
  const examining = agencies.filter((agency) => agency.active && agency.examines);
  if (registeredAt !== null) {
    const atOrAbove = examining
      .filter((agency) => registeredAt.startsWith(agency.path))
      .sort((a, b) => b.path.length - a.path.length);
    const governorate = agencies.find(
      (agency) => agency.kind === 'governorate' && registeredAt.startsWith(agency.path),
    );
    const centre = examining.find(
      (agency) =>
        agency.kind === 'technological_centre' &&
        governorate !== undefined &&
        agency.path.startsWith(governorate.path),
    );
    const nearest = atOrAbove[0];
    if (nearest !== undefined && nearest.path === registeredAt) return nearest;
    if (centre !== undefined) return centre;
    if (nearest !== undefined) return nearest;
  }
  return (
    examining.find((agency) => agency.kind === 'system_office') ??
    examining.find((agency) => agency.kind === 'cabinet') ??
    agencies.find((agency) => agency.kind === 'cabinet') ??
    null
  );
}
