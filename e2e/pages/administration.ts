import { deskDialog, deskPage, type Visit } from './visit.ts';

/** The desk's pages of administration. */
export const administrationPages: readonly Visit[] = [
  deskPage('agencies', 'admin', '/administration/agencies'),
  deskPage('agency', 'admin', '/administration/agencies/gov-bns'),
  deskPage('staff', 'admin', '/administration/staff'),
  deskDialog('new-person', 'admin', '/administration/staff'),
  deskPage('person', 'admin', ({ rights }) => `/administration/staff/${rights.invited}`),
  deskPage('roles', 'admin', '/administration/roles'),
  deskDialog('new-role', 'admin', '/administration/roles'),
  deskPage('role', 'admin', ({ rights }) => `/administration/roles/${rights.role}`),
  deskPage('role-standard', 'admin', '/administration/roles/examiner'),
  deskPage('approvals', 'admin', '/administration/approvals'),
  deskPage('approvals-asked', 'admin', '/administration/approvals?list=asked'),
  deskPage('keys', 'head.bns', '/administration/keys'),
  deskDialog('new-key', 'head.bns', '/administration/keys'),
  deskPage('key', 'head.bns', ({ rights }) => `/administration/keys/${rights.key}`),
  deskPage('categories', 'admin', '/administration/categories'),
  deskPage('category', 'admin', '/administration/categories/water-quality'),
  deskPage('initiatives', 'admin', '/administration/initiatives'),
  deskPage('initiative', 'admin', '/administration/initiatives/your-voice'),
  deskPage('calendar', 'admin', '/administration/calendars/gov-bns'),
  deskPage('ladders', 'admin', '/administration/ladders/gov-bns-lu-naser'),
  deskPage('notice-templates', 'admin', '/administration/templates'),
  deskPage('notice-template', 'admin', '/administration/templates/asked'),
  deskPage('settings', 'admin', '/administration/settings'),
];
