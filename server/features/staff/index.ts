export { createStaffMember } from './actions/create-staff-member.ts';
export { actingAs, readActing } from './actions/read-acting.ts';
export { setPassword } from './actions/set-password.ts';
export { moveRoles, officersAt, staffByEmail } from './queries.ts';
export { staffHandlers } from './routes.ts';
