export { roleToGive } from './actions/role-to-give.ts';
export { titlesOfRoles } from './actions/titles-of-roles.ts';
export { roleHandlers } from './routes.ts';
