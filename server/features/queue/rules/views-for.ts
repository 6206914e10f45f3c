import type { Permission, Role } from '@insaf/contract/roles.ts';

/** A standing view: its name is `desk-queue.views.<key>`, and its query that of the list. */
export type StandingView = { readonly key: string; readonly query: string };

const views = {
  toExamine: 'status=received',
  handedBack: 'status=received&handedBack=true',
  toAccept: 'status=referred',
  inProgress: 'status=in_progress',
  returned: 'status=in_progress&returned=true',
  promised: 'status=in_progress&promised=true',
  toJudge: 'toJudge=true',
  waiting: 'status=incomplete',
  overdue: 'overdue=true',
  dueToday: 'due=today',
  appeals: 'status=received,incomplete,referred,in_progress,answered&appealed=true',
  mentioned: 'mentioned=true',
  registered: 'registeredByMe=true',
  all: 'status=received,incomplete,referred,in_progress,answered',
} as const;
export type ViewKey = keyof typeof views;

/** What each role begins its day with. */
const ofRole: Partial<Record<Role, readonly ViewKey[]>> = {
  examiner: ['toExamine', 'handedBack', 'waiting', 'appeals'],
  agency_officer: ['toAccept', 'returned', 'inProgress', 'promised', 'waiting'],
  judge: ['toJudge'],
  head: ['appeals', 'toAccept', 'inProgress', 'returned', 'toJudge', 'waiting'],
  supervisor: ['appeals'],
  auditor: ['appeals'],
};

/** The standing views of somebody with these roles, in the order of the table above. */
export function viewsFor(
  roles: readonly Role[],
  permissions: readonly Permission[],
): StandingView[] {
  const chosen = new Set<ViewKey>(roles.flatMap((role) => ofRole[role] ?? []));
  if (permissions.includes('readComplaints')) {
    for (const key of ['overdue', 'dueToday', 'mentioned', 'all'] as const) chosen.add(key);
  }
  if (permissions.includes('registerFor')) chosen.add('registered');
  return (Object.keys(views) as ViewKey[])
    .filter((key) => chosen.has(key))
    .map((key) => ({ key, query: views[key] }));
}
