import {
  type BoxKey,
  dashboardBoxes,
  type LineKey,
  type LinePage,
} from '@insaf/contract/dashboard.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import { risesBy } from '../../escalation/index.ts';
import { dayAfter } from './days.ts';

/** The days that lines are about. */
export type Today = { readonly day: string; readonly weekFrom: string };

/** A number that somebody is shown, and the list behind it. */
export type Line = {
  readonly key: LineKey;
  readonly page: LinePage;
  readonly query: string;
  readonly first: boolean;
  /** Left out where it counts nothing: what somebody did themselves, which is no work that waits. */
  readonly done: boolean;
};
export type Box = { readonly key: BoxKey; readonly lines: readonly Line[] };

type May = (...any: Permission[]) => boolean;
type Asked = {
  /** Who is shown it. */
  readonly who: (may: May) => boolean;
  readonly page?: LinePage;
  readonly query: (today: Today) => string;
  /** Whether it is said when the first of it falls due. */
  readonly first?: true;
};

const unfinished = 'status=received,incomplete,referred,in_progress,answered';
/** What one did is followed up for so many days. */
const followedUp = 30;
const sinceWeek = (verb: string) => ({
  query: ({ weekFrom }: Today) => `did=${verb}&didFrom=${weekFrom}`,
});
const since = (verb: string, more: string) => ({
  query: ({ day }: Today) => `${more}&did=${verb}&didFrom=${dayAfter(day, -followedUp)}`,
});
const always = (query: string) => ({ query: () => query });

/** Who looks at a complaint before anybody else; who only sends on what they accepted is no examiner. */
const examines = (may: May) => may('dismiss') || (may('refer') && !may('accept'));
const handles = (may: May) => may('accept', 'answer', 'promise');
const judges = (may: May) => may('settle');
const registers = (may: May) => may('registerFor');
const leads = (may: May) => may('leadAgency') || (may('readFigures') && may('readComplaints'));
const and =
  (one: (may: May) => boolean, ...any: Permission[]) =>
  (may: May) =>
    one(may) && may(...any);

const lines: Record<LineKey, Asked> = {
  late: { who: and(leads, 'readComplaints'), ...always('overdue=true'), first: true },
  risen: { who: and(leads, ...risesBy), ...always('risen=true') },
  toDecide: {
    ...{ who: (may) => may('decideObstacle'), page: 'obstacles' },
    ...always('state=waiting&mine=true'),
  },
  obstructed: { who: and(leads, 'readComplaints'), ...always('obstructed=true') },
  returnedBelow: {
    ...{ who: (may) => leads(may) && !handles(may) },
    ...always('status=in_progress&returned=true'),
  },
  appeals: { who: (may) => leads(may) && !examines(may), ...always(`${unfinished}&appealed=true`) },

  openings: { who: (may) => may('approveOpening'), page: 'openings', ...always('') },
  erasures: { who: (may) => may('decideErasure'), page: 'erasures', ...always('') },
  approvals: {
    ...{ who: (may) => may('manageAgencies', 'manageStaff', 'manageRoles'), page: 'approvals' },
    ...always(''),
  },

  toExamine: { who: examines, ...always('status=received'), first: true },
  examineToday: { who: examines, ...always('status=received&due=today') },
  examineLate: { who: examines, ...always('status=received&overdue=true') },
  handedBack: { who: examines, ...always('status=received&handedBack=true') },
  asked: { who: and(examines, 'askComplainant'), ...always('status=incomplete') },
  appealed: { who: examines, ...always(`${unfinished}&appealed=true`) },
  suppliedToMe: {
    ...{ who: and(examines, 'askComplainant') },
    ...since('askComplainant', 'status=received,referred,in_progress'),
  },
  referredByMe: { who: and(examines, 'refer'), ...sinceWeek('refer') },
  dismissedByMe: { who: and(examines, 'dismiss'), ...sinceWeek('dismiss') },
  dismissalsAppealed: {
    ...{ who: and(examines, 'dismiss') },
    ...since('dismiss', `${unfinished}&appealed=true`),
  },

  toAccept: { who: (may) => may('accept'), ...always('status=referred'), first: true },
  inProgress: { who: (may) => may('answer'), ...always('status=in_progress'), first: true },
  dueToday: { who: handles, ...always('status=referred,in_progress&due=today') },
  dueTomorrow: {
    ...{ who: handles },
    query: ({ day }) => `status=referred,in_progress&dueOn=${dayAfter(day)}`,
  },
  handlingLate: { who: handles, ...always('status=referred,in_progress&overdue=true') },
  returned: { who: (may) => may('answer'), ...always('status=in_progress&returned=true') },
  promised: { who: (may) => may('promise'), ...always('status=in_progress&promised=true') },
  held: {
    who: (may) => handles(may) && may('obstruct') && !leads(may),
    ...always('obstructed=true'),
  },
  gathered: { who: and(handles, 'gather'), ...always(`${unfinished}&gathered=true`) },
  answeredByMe: { who: (may) => may('answer'), ...sinceWeek('answer') },

  toJudge: { who: judges, ...always('toJudge=true'), first: true },
  judgeToday: { who: judges, ...always('due=today&toJudge=true') },
  judgeLate: { who: judges, ...always('overdue=true&toJudge=true') },
  settledByMe: { who: judges, ...sinceWeek('settle') },
  returnedByMe: { who: (may) => may('returnReply'), ...sinceWeek('returnReply') },

  filedToday: {
    ...{ who: registers },
    query: ({ day }) => `registeredByMe=true&receivedFrom=${day}&receivedTo=${day}`,
  },
  filedThisWeek: {
    ...{ who: registers },
    query: ({ day, weekFrom }) => `registeredByMe=true&receivedFrom=${weekFrom}&receivedTo=${day}`,
  },
  filedIncomplete: { who: registers, ...always('status=incomplete&registeredByMe=true') },
  filedLate: { who: registers, ...always('overdue=true&registeredByMe=true') },
  filedReturned: { who: registers, ...always('returned=true&registeredByMe=true') },
  filedAppealed: { who: registers, ...always(`${unfinished}&appealed=true&registeredByMe=true`) },
};

/** What somebody with these permissions is shown, whatever their roles are called. */
export function boxesFor(permissions: readonly Permission[], today: Today): Box[] {
  const may: May = (...any) => any.some((permission) => permissions.includes(permission));
  const boxes = Object.entries(dashboardBoxes) as [BoxKey, readonly LineKey[]][];
  return boxes
    .map(([key, keys]) => ({
      key,
      lines: keys
        .filter((each) => lines[each].who(may))
        .map((each): Line => {
          const { page = 'queue', query, first = false } = lines[each];
          const asked = query(today);
          return { ...{ key: each, page, first, query: asked }, done: asked.includes('did=') };
        }),
    }))
    .filter((box) => box.lines.length > 0);
}
