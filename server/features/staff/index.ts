export { clearSecondFactors } from './actions/administer-access.ts';
export { createStaffMember } from './actions/create-staff-member.ts';
export { mayReadStaffChanges } from './actions/may-read-changes.ts';
export { actingAs, administers, readActing } from './actions/read-acting.ts';
export { roleCarrier } from './actions/role-carrier.ts';
export { setPassword } from './actions/set-password.ts';
export type { StaffLeft } from './events.ts';
export {
  countStaffAt,
  lockStaffMember,
  moveRoles,
  officersAt,
  rolesOf,
  staffByEmail,
  staffNames,
} from './queries.ts';
export { staffHandlers } from './routes.ts';
