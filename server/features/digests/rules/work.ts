import { otherPermissions, type Permission, permissions } from '@insaf/contract/roles.ts';
import type { Holding } from '../../rights/index.ts';

/** What is done for others, and is nobody's work on a complaint: writing down what they say. */
const forOthers: readonly Permission[] = ['receive', 'supply'];

/** What one works on complaints with, or leads those who do. */
export const workPermissions: readonly Permission[] = [
  'leadAgency',
  ...permissions.filter(
    (each) => !otherPermissions.some((other) => other === each) && !forOthers.includes(each),
  ),
];

/** Whether a role has work with complaints, which a digest is about. */
export function isWork({ permissions: held }: Pick<Holding, 'permissions'>): boolean {
  return held.includes('readComplaints') && held.some((each) => workPermissions.includes(each));
}
