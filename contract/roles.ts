import { z } from 'zod';
import { lifecycle, type Move, type Verb, verbs } from './complaint-lifecycle.ts';

/**
 * What may be done besides moving complaints. Moving permissions are the verbs of the lifecycle.
 * `registerFor`: file on behalf of a person; `readComplaints`: open what the role reaches;
 * `readName`, `readNationalId`, `reachByTelephone`, `reachByEmail`, `readAddress`, `hearVoice`: see that of
 * the complainants whole; `approveOpening`: be the second person who opens them in what is confidential;
 * `redact`: hide what carries names in what people sent, and read it as it was; `decideErasure`: decide
 * whether who complained is erased; `prepareReviews`: write the review that a committee meets on, and close
 * it; `leadAgency`: stand at the head of an agency, be named as such, lend the roles of its staff
 * while they are away; `issueKeys`: give keys to the systems of partners, with no more than one holds
 * oneself; the `manage…` ones change the directory, staff, roles, the words of notices, the settings of
 * the installation, initiatives, targets of a year (`manageIndicators`), and when agencies work and who is
 * told of delay (`manageCalendars`). A new one is also given to standard roles by a migration.
 */
export const otherPermissions = [
  'registerFor',
  'readComplaints',
  'readName',
  'readNationalId',
  'reachByTelephone',
  'reachByEmail',
  'readAddress',
  'hearVoice',
  'approveOpening',
  'redact',
  'decideErasure',
  'readFigures',
  'prepareReviews',
  'leadAgency',
  'issueKeys',
  'manageAgencies',
  'manageCategories',
  'manageStaff',
  'manageNotices',
  'manageSettings',
  'manageRoles',
  'manageCalendars',
  'manageInitiatives',
  'manageIndicators',
] as const;
export type Permission = Verb | (typeof otherPermissions)[number];

/** Everything a role can hold: what staff can do with a complaint, and the rest. */
export const permissions: readonly Permission[] = [
  ...verbs.filter((verb) => (lifecycle[verb] as Move).by.includes('staff')),
  ...otherPermissions,
];

/** What gives power over staff, agencies or the whole installation: given by two, and never lent. */
export function isAdministrative(permission: string): boolean {
  return permission.startsWith('manage');
}

/** What is lent to a colleague during leave: no administration, and nothing that would outlast the leave. */
export function isLent(permission: string): boolean {
  return !isAdministrative(permission) && permission !== 'issueKeys';
}

/** What of a person somebody sees who has to find out everything about them. */
const wholeIdentity = [
  'readName',
  'readNationalId',
  'reachByTelephone',
  'reachByEmail',
  'readAddress',
  'hearVoice',
] as const;

/**
 * The standard roles, as the program brings them: named sets of permissions, held by a person at an agency.
 * The table `roles` has them and what an installation makes besides; no code asks for a role by its name.
 */
export const standardRoles = {
  call_agent: ['registerFor', 'receive', 'supply', ...wholeIdentity],
  counter_clerk: ['registerFor', 'receive', 'supply', ...wholeIdentity],
  examiner: [
    'registerFor',
    'receive',
    'supply',
    'readComplaints',
    ...wholeIdentity,
    'askComplainant',
    'refer',
    'dismiss',
    'join',
    'release',
    'redact',
    'prioritise',
  ],
  referral_officer: [
    'readComplaints',
    'readName',
    'reachByTelephone',
    'hearVoice',
    'askComplainant',
    'refer',
  ],
  agency_officer: [
    'readComplaints',
    'readName',
    'reachByTelephone',
    'reachByEmail',
    'readAddress',
    'hearVoice',
    'askComplainant',
    'refer',
    'handBack',
    'accept',
    'promise',
    'answer',
    'obstruct',
    'removeObstacle',
    'gather',
    'announceDay',
    'ungather',
  ],
  field_officer: [
    'readComplaints',
    'readName',
    'reachByTelephone',
    'readAddress',
    'hearVoice',
    'promise',
    'answer',
    'obstruct',
  ],
  judge: ['readComplaints', 'settle', 'returnReply'],
  head: [
    'registerFor',
    'receive',
    'readComplaints',
    ...wholeIdentity,
    'approveOpening',
    'redact',
    'decideErasure',
    'readFigures',
    'prepareReviews',
    'leadAgency',
    'askComplainant',
    'refer',
    'handBack',
    'accept',
    'promise',
    'answer',
    'dismiss',
    'join',
    'release',
    'settle',
    'returnReply',
    'issueKeys',
    'prioritise',
    'extend',
    'takeOver',
    'obstruct',
    'decideObstacle',
    'removeObstacle',
    'gather',
    'announceDay',
    'ungather',
  ],
  supervisor: ['readComplaints', 'readFigures', 'approveOpening', 'decideErasure'],
  auditor: ['readComplaints', 'readFigures'],
  rapporteur: ['readComplaints', 'readFigures', 'prepareReviews'],
  administrator: [
    'manageAgencies',
    'manageCategories',
    'manageStaff',
    'manageNotices',
    'manageSettings',
    'manageRoles',
    'readFigures',
    'issueKeys',
    'manageCalendars',
    'manageInitiatives',
    'manageIndicators',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type StandardRole = keyof typeof standardRoles;
export const standardRoleNames = Object.keys(standardRoles) as [StandardRole, ...StandardRole[]];

/** The code of a role; which there are, the table of this installation says. */
export const roleCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** `below`: the role reaches its agency and all below it; `alone`: its agency only. */
export const reaches = ['below', 'alone'] as const;
export type Reach = (typeof reaches)[number];
