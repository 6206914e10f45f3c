import { isWithin } from '../../rights/index.ts';

/** Whether a complaint is one that a cause of an agency can gather: the agency has it, or one below it does. */
export function isInReach(agency: { readonly path: string }, holderPath: string): boolean {
  return isWithin(holderPath, agency.path);
}

/** Ids of the agencies above one; its path is of ids: `/1/4/19/`. */
export function idsAbove(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number).slice(0, -1);
}
