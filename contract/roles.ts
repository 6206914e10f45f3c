import type { Verb } from './complaint-lifecycle.ts';

/**
 * What may be done besides moving complaints. Moving permissions are the verbs of the lifecycle.
 * `registerFor`: file on behalf of a person; `readComplaints`: open what the role reaches;
 * `readIdentity`: see who the complainants are; the `manage…` ones change the directory,
 * the words of notices and the settings of the installation.
 */
export const otherPermissions = [
  'registerFor',
  'readComplaints',
  'readIdentity',
  'readFigures',
  'manageAgencies',
  'manageCategories',
  'manageStaff',
  'manageNotices',
  'manageSettings',
] as const;
export type Permission = Verb | (typeof otherPermissions)[number];

/** Roles are named sets of permissions, held by a person at an agency. */
export const roles = {
  call_agent: ['registerFor', 'receive', 'supply', 'readIdentity'],
  counter_clerk: ['registerFor', 'receive', 'supply', 'readIdentity'],
  examiner: [
    'registerFor',
    'receive',
    'supply',
    'readComplaints',
    'readIdentity',
    'askComplainant',
    'refer',
    'dismiss',
    'join',
    'release',
  ],
  agency_officer: [
    'readComplaints',
    'readIdentity',
    'askComplainant',
    'refer',
    'handBack',
    'accept',
    'promise',
    'answer',
  ],
  judge: ['readComplaints', 'settle', 'returnReply'],
  head: [
    'registerFor',
    'receive',
    'readComplaints',
    'readIdentity',
    'readFigures',
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
  ],
  supervisor: ['readComplaints', 'readFigures'],
  auditor: ['readComplaints', 'readFigures'],
  administrator: [
    'manageAgencies',
    'manageCategories',
    'manageStaff',
    'manageNotices',
    'manageSettings',
    'readFigures',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];

/** `below`: the role reaches its agency and all below it; `alone`: its agency only. */
export const reaches = ['below', 'alone'] as const;
export type Reach = (typeof reaches)[number];
