import type { Permission } from '@insaf/contract/roles.ts';
import { risesBy } from '../../escalation/index.ts';

/** A standing view: its name is `desk-queue.views.<key>`, and its query that of the list. */
export type StandingView = { readonly key: ViewKey; readonly query: string };

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
  risen: 'risen=true',
  appeals: 'status=received,incomplete,referred,in_progress,answered&appealed=true',
  mentioned: 'mentioned=true',
  registered: 'registeredByMe=true',
  all: 'status=received,incomplete,referred,in_progress,answered',
} as const;
export type ViewKey = keyof typeof views;

/** What one who may do these things begins the day with. */
const chosenBy: Record<ViewKey, (may: (permission: Permission) => boolean) => boolean> = {
  toExamine: (may) => may('dismiss') || (may('refer') && !may('accept')),
  handedBack: (may) => may('dismiss') || (may('refer') && !may('accept')),
  toAccept: (may) => may('accept'),
  inProgress: (may) => may('answer'),
  returned: (may) => may('answer'),
  promised: (may) => may('promise'),
  toJudge: (may) => may('settle') || may('returnReply'),
  waiting: (may) => may('askComplainant'),
  overdue: (may) => may('readComplaints'),
  dueToday: (may) => may('readComplaints'),
  risen: (may) => may('readComplaints') && risesBy.some(may),
  appeals: (may) => may('readComplaints') && (may('dismiss') || may('readFigures')),
  mentioned: (may) => may('readComplaints'),
  registered: (may) => may('registerFor'),
  all: (may) => may('readComplaints'),
};

/** The standing views of somebody with these permissions, in the order of the table above. */
export function viewsFor(permissions: readonly Permission[]): StandingView[] {
  return (Object.keys(views) as ViewKey[])
    .filter((key) => chosenBy[key]((permission) => permissions.includes(permission)))
    .map((key) => ({ key, query: views[key] }));
}
