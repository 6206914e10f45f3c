/**
 * Whether what complainants were told to expect has not come.
 *
 * @param today in the installation's zone, `2026-07-01`; so is the day they were told
 */
export function isLate(cause: { state: string; expected_for: string }, today: string): boolean {
  return cause.state === 'open' && cause.expected_for < today;
}
