export { assertManagesRoles } from './actions/change-role.ts';
export { roleChangeCarrier } from './actions/role-carrier.ts';
export { roleToGive } from './actions/role-to-give.ts';
export { titlesOfRoles } from './actions/titles-of-roles.ts';
export { holdStaff, someoneAdministersAll } from './queries.ts';
export { roleHandlers } from './routes.ts';
