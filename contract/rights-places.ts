import type { api } from './api.ts';
import { type Permission, type StandardRole, standardRoles } from './roles.ts';
import type { Route } from './route.ts';

/*
 * Where each route of the API may be called, besides with which permission: what docs/rights.md is printed
 * from, and what a test holds against the real server for every standard role, route and place. A route
 * that is missing here does not compile.
 */

/**
 * `open`: anyone, the action decides by what is shown. `own`: everyone on the staff, about themselves or as
 * lists of what they may see. `anywhere`: wherever the permission is held. `seen`: where the complaint may
 * be read. `held`: where it may be read and the permission reaches the agency that has it. `aboveHolder`:
 * the same for the agency above the one that has it. `judged`: the
 * same for the agency that judges its reply. `partner`: by the key of a partner, and by nobody on the
 * staff. `agency`: where the permission reaches the agency
 * concerned. `headed`: where it is held at that very agency, by a role of one’s own. `parent`: the one above it. `member`: where it reaches the roles of the member of staff.
 * `whole`: at the root of the tree or in the system's own office.
 */
export type Where =
  | 'open'
  | 'own'
  | 'anywhere'
  | 'seen'
  | 'held'
  | 'aboveHolder'
  | 'judged'
  | 'partner'
  | 'agency'
  | 'headed'
  | 'parent'
  | 'member'
  | 'whole';

/** Where somebody works, as seen from the agency that has a complaint. */
export const places = {
  inside: 'at the agency that has it',
  above: 'above it',
  top: 'at the root of the tree',
  judging: 'at the agency that judges its reply, which held it before',
  beside: 'at another agency under the same one',
  below: 'below it',
  elsewhere: 'in another governorate',
} as const;
export type Place = keyof typeof places;
export const placeNames = Object.keys(places) as Place[];

const over: readonly Place[] = ['inside', 'above', 'top'];

/** The places from which each kind of route goes through, for a role that reaches below. */
export const reachedFrom: Record<Where, readonly Place[]> = {
  open: placeNames,
  own: placeNames,
  anywhere: placeNames,
  seen: [...over, 'judging'],
  held: over,
  aboveHolder: ['above', 'top'],
  judged: ['above', 'top', 'judging'],
  partner: [],
  agency: over,
  headed: ['inside'],
  parent: ['above', 'top'],
  member: over,
  whole: ['top'],
};

const all = <const K extends string, const W extends Where>(where: W, ...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, where])) as Record<K, W>;

export const whereOf = {
  ...all('open', 'listAgencies', 'readAgency', 'exportAgencies', 'listCategories', 'listPlaces'),
  ...all('open', 'listInitiatives'),
  ...all('open', 'suggestAgency', 'fileComplaint', 'track', 'readTrackedFile', 'readReceipt'),
  ...all('open', 'printReceipt', 'supply', 'confirm', 'appeal', 'withdraw', 'cosignHead'),
  ...all('open', 'sendTelephoneCode', 'signInByTelephone', 'listOwnComplaints'),
  ...all('open', 'openOwnComplaint', 'signOutTelephone', 'signInWays', 'signIn'),
  ...all('open', 'passkeySignInOptions', 'signInWithPasskey', 'directorySignIn'),
  ...all('open', 'directoryReturn', 'forgetPassword', 'readLink', 'choosePassword'),
  ...all('open', 'readOwnErasure', 'askErasure', 'takeOwnData'),
  ...all('own', 'readAccount', 'proofsOfMine', 'proveMyself', 'changePassword'),
  ...all('own', 'startAuthenticator', 'confirmAuthenticator', 'removeAuthenticator'),
  ...all('own', 'makeRecoveryCodes', 'passkeyOptions', 'addPasskey', 'renamePasskey'),
  ...all('own', 'removePasskey', 'endSession', 'signOutEverywhere', 'showSecondFactor', 'signOut'),
  ...all('partner', 'readOwnKey'),
  ...all('own', 'whoAmI', 'live', 'listRoles', 'administrationChanges'),
  ...all('own', 'listApprovals', 'decideApproval', 'withdrawApproval'),
  ...all('own', 'listDelegations', 'findColleagues', 'lendRoles', 'endDelegation'),
  ...all('own', 'listComplaints', 'readQueue', 'listSavedViews', 'saveView'),
  ...all('own', 'changeView', 'removeView', 'listMentions', 'readMentions'),
  ...all('own', 'readDigest', 'changeDigest', 'readDashboard'),
  ...all('anywhere', 'findCaller', 'supplyForCaller', 'readFigures', 'listStaff'),
  ...all('anywhere', 'listSatisfactionCalls', 'claimSatisfactionCall', 'reachForSatisfaction'),
  ...all('anywhere', 'recordSatisfactionCall'),
  readSatisfactionWords: 'anywhere',
  ...all('anywhere', 'readStandings', 'readIndicators', 'readIndicatorBelow'),
  ...all('anywhere', 'readIndicatorTargets', 'exportIndicatorsCsv', 'exportIndicatorsXlsx'),
  ...all('own', 'readMyWork', 'remarkOnMyWork'),
  ...all('anywhere', 'listStaffIHead', 'readOffices'),
  ...all('anywhere', 'listObstacles', 'countObstacles', 'listCauses'),
  ...all('anywhere', 'readReview', 'drillReview', 'exportReviewCsv', 'exportReviewXlsx'),
  ...all('anywhere', 'printReview', 'printReviewSlides', 'readReviewFindings'),
  ...all('anywhere', 'readStatement', 'exportStatementCsv', 'exportStatementXlsx'),
  ...all('anywhere', 'printStatement'),
  ...all('anywhere', 'listMeetings'),
  ...all('anywhere', 'readWeek', 'readOverdue', 'listOverdue'),
  ...all(
    'anywhere',
    'listWaitingErasures',
    'listWaitingOpenings',
    'listPartnerKeys',
    'readPartnerKey',
    'issueKey',
  ),
  ...all('anywhere', 'actOnMany', 'editKey', 'renewKey', 'revokeKey'),
  ...all('seen', 'readComplaint', 'readFile', 'listNotes', 'addNote', 'listMentionable'),
  ...all('seen', 'readPresence', 'keepPresence', 'leavePresence', 'listRelated'),
  ...all('seen', 'readReceiptFor', 'printReceiptFor', 'readEarlierUse', 'readEarlierPhoto'),
  ...all(
    'seen',
    'checkEvidence',
    'revealIdentity',
    'askOpening',
    'approveOpening',
    'refuseOpening',
  ),
  ...all('seen', 'listRedactions', 'redactText', 'redactPhoto', 'redactFile'),
  ...all('seen', 'readErasure', 'askErasureFor'),
  ...all(
    'held',
    'grantErasure',
    'refuseErasure',
    'acceptComplaint',
    'askComplainant',
    'supplyForComplainant',
    'joinComplaint',
  ),
  ...all('held', 'dismissComplaint', 'releaseComplaint', 'referComplaint', 'handBackComplaint'),
  ...all('held', 'answerComplaint', 'prioritiseComplaint', 'obstructComplaint', 'holdByObstacle'),
  ...all('held', 'openCause', 'gatherComplaint', 'ungatherComplaint', 'keepForCause', 'listLikely'),
  ...all('aboveHolder', 'extendDeadline', 'takeOverComplaint'),
  ...all('judged', 'returnReply', 'settleComplaint'),
  ...all('agency', 'readObstacle', 'decideObstacle', 'passUpObstacle', 'removeObstacle'),
  ...all('agency', 'readCause', 'changeCause', 'endCause', 'answerCause', 'listLikelyOfCause'),
  ...all('agency', 'agencyHistory', 'agencyEffects', 'editAgency', 'renameAgency'),
  ...all('agency', 'closeAgency', 'reopenAgency', 'createAgency'),
  ...all('agency', 'readCalendar', 'readTargets', 'setTarget', 'withdrawTarget'),
  ...all('agency', 'setIndicatorTargets'),
  ...all('agency', 'readLadders', 'setLadder', 'withdrawLadder'),
  ...all('headed', 'readWorkOf'),
  ...all('agency', 'prepareMeeting', 'readMeeting', 'changeMeeting', 'discardMeeting'),
  ...all('agency', 'closeMeeting', 'compareMeeting', 'proveMeeting', 'takeMeetingJson'),
  ...all('agency', 'takeMeetingCsv', 'takeMeetingXlsx', 'printMeeting', 'printMeetingSlides'),
  ...all('parent', 'moveAgency', 'askApproval'),
  ...all('parent', 'editCalendar', 'foreseeDays', 'declareDays', 'withdrawDays'),
  ...all('member', 'createStaffMember', 'readStaffMember', 'editStaffMember', 'giveRole'),
  ...all('member', 'takeRole', 'makeLink', 'endSessionsOf', 'removeSecondFactors'),
  ...all('whole', 'readCategory', 'createCategory', 'editCategory', 'readSettings'),
  ...all('whole', 'editSettings', 'listNoticeTemplates', 'previewNotice', 'readNoticeTemplate'),
  ...all('whole', 'putNoticeTemplate', 'resetNoticeTemplate', 'makeRole', 'changeRole'),
  ...all('whole', 'roleHolders', 'createInitiative', 'editInitiative', 'readStandingData'),
  ...all('whole', 'createIndicator'),
} as const satisfies Record<keyof typeof api, Where>;

export type RouteName = keyof typeof whereOf;

/** What is asked for in the body of some routes decides what it needs; here, by an example of each. */
const needsOf: Partial<Record<RouteName, Permission>> = {
  askApproval: 'manageAgencies',
  actOnMany: 'dismiss',
};

/** These have rules of their own besides, which let fewer through; other tests try those. */
export const narrower: ReadonlySet<RouteName> = new Set([
  ...(['revealIdentity', 'askOpening', 'approveOpening', 'refuseOpening', 'issueKey'] as const),
  ...(['readEarlierUse', 'readEarlierPhoto', 'askErasureFor', 'grantErasure'] as const),
  ...(['refuseErasure', 'listRedactions', 'redactText', 'redactPhoto', 'redactFile'] as const),
  ...(['takeOverComplaint'] as const),
]);

/** Whether a set of permissions passes a route somewhere at all. */
export function holds(permissions: readonly Permission[], name: RouteName, route: Route): boolean {
  const where: Where = whereOf[name];
  const access = needsOf[name] ?? route.access;
  if (access === 'public') return true;
  if (where === 'partner') return false;
  const seeing = ['seen', 'held', 'aboveHolder', 'judged'].includes(where);
  if (seeing && !permissions.includes('readComplaints')) return false;
  return access === 'staff' || permissions.includes(access);
}

/** Whether somebody with a standard role at a place passes a route. */
export function expectedOf(
  role: StandardRole,
  name: RouteName,
  route: Route,
  place: Place,
): boolean {
  return holds(standardRoles[role], name, route) && reachedFrom[whereOf[name]].includes(place);
}
