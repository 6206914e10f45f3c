/** Complaints that are gone through one by one for a review, and those among which they are looked for. */
const mostGoneThrough = 20_000;
const mostLookedAt = 600_000;

/**
 * One of how many complaints is gone through: 1, 2, 4, 8, …; null where even looking for them takes too long.
 *
 * @param came how many came to those reviewed
 * @param received how many were received at all in the same days
 */
export function sampleOf(came: number, received: number): number | null {
  if (received > mostLookedAt) return null;
  let everySo = 1;
  while (came / everySo > mostGoneThrough) everySo *= 2;
  return everySo;
}

/** Whether complaints of so many can be told apart by place and category. */
export const canBeTold = (received: number): boolean => received <= mostLookedAt;
