import { numberFrom } from '@insaf/contract/complaint-number.ts';
import type { Filed } from './journey.ts';
import { reply } from './journey.ts';

/*
 * For every route that changes something, what is sent to it about a complaint, in a right shape: for tests
 * that try all routes. Texts speak of the matter being done with, as who wants it ended would write.
 */

export type Sent = { readonly path?: Record<string, string>; readonly body: object };

const code = (filed: Filed) => ({ number: filed.number, code: filed.code });
const nowhere = '00000000-0000-4000-8000-000000000000';

const aPasskeyAnswer = {
  ...{ id: 'nobody', rawId: 'nobody', type: 'public-key' },
  ...{ response: { clientDataJSON: 'e30' }, clientExtensionResults: {} },
};

/** A closure in which no clock would run. */
const someDays = {
  ...{ kind: 'closure', firstDay: '2026-07-05', lastDay: '2026-07-09' },
  ...{ nameAr: 'محسومة', nameEn: 'Settled', decree: 'تم الحل' },
};

/** A category that would ask for as little proof as it may. */
const aCategory = {
  ...{ sector: 'local', nameAr: 'محسومة', nameEn: 'Settled', leadAgencyKind: 'local_unit' },
  targetWorkingHours: 1,
  evidenceRule: { photosAfter: 0, documents: 1, documentKinds: ['statement'], nearMetres: null },
  ...{ urgent: false, confidential: false, objectionDays: 1 },
  ...{ wordsAr: 'تم الحل', wordsEn: 'settled', active: true },
};

/** An initiative that would have everybody wait for whoever it names. */
const anInitiative = {
  ...{ nameAr: 'محسومة', nameEn: 'Settled', purposeAr: 'تم الحل', purposeEn: 'settled' },
  ...{ supervisor: 'gov-bns-lu-beba', firstDay: '2026-07-01', lastDay: null, open: true },
  ...{ kinds: [], channels: [], categories: [] },
};

/** A period that is over, of an agency that has complaints. */
const aReview = { from: '2026-06-01', to: '2026-06-30', agency: 'gov-bns-lu-naser' };

export const requests: Record<string, (filed: Filed) => Sent> = {
  fileComplaint: () => ({
    body: {
      ...{ text: 'تم الحل', remedy: 'لا شيء', category: 'waste', place: 'eg-bns-naser' },
      ...{ address: 'شارع المدرسة', agencyComplainedOf: 'gov-bns-lu-beba' },
      complainants: [
        {
          ...{ name: 'سعاد علي', phone: '01001234567', nationalId: '28706050112358' },
          ...{ email: 'soad@mail.example', address: 'شارع المدرسة' },
        },
      ],
    },
  }),
  findCaller: () => ({ body: { phone: '01001234567' } }),
  supplyForCaller: (filed) => ({
    body: { phone: '01001234567', number: filed.number, answer: 'نعم تم' },
  }),
  claimSatisfactionCall: () => ({ body: {} }),
  reachForSatisfaction: () => ({ body: {} }),
  recordSatisfactionCall: () => ({ body: { outcome: 'no_answer' } }),
  revealIdentity: () => ({
    path: { person: '1' },
    body: { fields: ['name', 'phone'] },
  }),
  askOpening: () => ({
    body: { reason: 'تم الحل ويلزم الاتصال بمقدم الشكوى', hours: 8 },
  }),
  approveOpening: () => ({ path: { opening: '1' }, body: {} }),
  refuseOpening: () => ({ path: { opening: '1' }, body: { reason: 'تم الحل' } }),
  redactText: () => ({
    path: { subject: 'text' },
    body: { after: 0, stretches: [{ from: 0, to: 3, kind: 'name' }] },
  }),
  redactFile: () => ({ path: { upload: nowhere }, body: { after: 0, hiding: null } }),
  redactPhoto: () => ({ path: { upload: nowhere }, body: { after: 0, rectangles: [] } }),
  readOwnErasure: (filed) => ({ body: code(filed) }),
  askErasure: (filed) => ({ body: code(filed) }),
  takeOwnData: (filed) => ({ body: code(filed) }),
  askErasureFor: () => ({ body: {} }),
  grantErasure: () => ({ body: {} }),
  refuseErasure: () => ({ body: { reason: 'تم الحل ولا حاجة إلى المحو' } }),
  referComplaint: () => ({
    body: { agency: 'gov-bns-lu-beba', category: 'waste', note: 'تم الحل' },
  }),
  handBackComplaint: () => ({ body: { reason: 'ليس لنا' } }),
  takeOverComplaint: () => ({ body: { reason: 'تم الحل عندنا' } }),
  obstructComplaint: () => ({
    body: { kind: 'budget', needed: 'تم الحل', fromAgency: 'cabinet', told: 'ننتظر التمويل' },
  }),
  holdByObstacle: () => ({ body: { obstacle: nowhere, told: 'ننتظر التمويل' } }),
  decideObstacle: () => ({
    path: { obstacle: nowhere },
    body: { decision: 'تم الحل', owner: 'cabinet', by: '2036-01-01', told: 'يدبر التمويل' },
  }),
  passUpObstacle: () => ({ path: { obstacle: nowhere }, body: { reason: 'ليس عندنا' } }),
  removeObstacle: () => ({ path: { obstacle: nowhere }, body: { how: 'تم الحل' } }),
  openCause: () => ({
    body: { title: 'تم الحل', told: 'نعمل على السبب', expectedFor: '2036-01-01' },
  }),
  gatherComplaint: () => ({ body: { cause: nowhere } }),
  ungatherComplaint: () => ({ body: { reason: 'سبب آخر' } }),
  keepForCause: () => ({ body: { evidence: [] } }),
  changeCause: () => ({
    path: { cause: nowhere },
    body: {
      ...{ title: 'تم الحل', known: null, told: 'نعمل على السبب', worker: 'cabinet' },
      ...{ expectedFor: '2036-01-01', version: 1 },
    },
  }),
  endCause: () => ({ path: { cause: nowhere }, body: { state: 'solved', how: 'تم الحل' } }),
  answerCause: () => ({
    path: { cause: nowhere },
    body: { claim: 'explained', text: 'تم الحل في الموعد' },
  }),
  prioritiseComplaint: () => ({ body: { priority: 'urgent', reason: 'تم الحل ناقصا' } }),
  extendDeadline: () => ({ body: { workingDays: 2, reason: 'تم الحل جزئيا' } }),
  acceptComplaint: () => ({ body: {} }),
  askComplainant: () => ({ body: { question: 'هل تم الحل؟' } }),
  supplyForComplainant: () => ({ body: { answer: 'نعم تم' } }),
  dismissComplaint: () => ({ body: { reason: 'cause_gone', explanation: 'زال السبب' } }),
  joinComplaint: () => ({ body: { leading: numberFrom('10000000000') } }),
  releaseComplaint: () => ({ body: { reason: 'انتهى الأمر' } }),
  actOnMany: (filed) => ({
    body: {
      verb: 'dismiss',
      complaints: [{ number: filed.number, version: 1 }],
      input: { reason: 'cause_gone', explanation: 'زال السبب' },
    },
  }),
  saveView: () => ({ body: { name: 'محسومة', query: 'status=settled' } }),
  changeDigest: () => ({ body: { on: false } }),
  remarkOnMyWork: () => ({
    body: { agency: 'gov-bns-lu-naser', month: '2026-06', words: 'كنت في مأمورية' },
  }),
  changeView: () => ({ path: { view: nowhere }, body: { name: 'محسومة' } }),
  removeView: () => ({ path: { view: nowhere }, body: {} }),
  checkEvidence: () => ({ body: { claim: 'explained', evidence: [] } }),
  answerComplaint: () => ({ body: reply([], { claim: 'explained' }) }),
  returnReply: () => ({ body: { reason: 'أين الصور؟' } }),
  settleComplaint: () => ({
    body: { acceptances: [1, 2, 3].map((item) => ({ item, reason: 'أقبله كما هو' })) },
  }),
  track: (filed) => ({ body: code(filed) }),
  readReceipt: (filed) => ({ body: code(filed) }),
  cosignHead: () => ({ body: { checkpoint: 'تم الحل' } }),
  readTrackedFile: (filed) => ({ path: { upload: nowhere, form: 'show' }, body: code(filed) }),
  printReceipt: (filed) => ({ body: code(filed) }),
  supply: (filed) => ({ body: { ...code(filed), answer: 'تم الحل' } }),
  confirm: (filed) => ({ body: { ...code(filed), grade: 5, words: 'شكرا' } }),
  appeal: (filed) => ({ body: { ...code(filed), reason: 'تم الحل' } }),
  withdraw: (filed) => ({ body: { ...code(filed), reason: 'تم الحل' } }),
  sendTelephoneCode: () => ({ body: { phone: '01001234567' } }),
  signInByTelephone: () => ({ body: { request: 'A'.repeat(43), code: '000000' } }),
  listOwnComplaints: () => ({ body: { session: 'A'.repeat(43) } }),
  openOwnComplaint: (filed) => ({ body: { session: 'A'.repeat(43), number: filed.number } }),
  signOutTelephone: () => ({ body: { session: 'A'.repeat(43) } }),
  issueKey: () => ({
    body: {
      ...{ name: 'محسومة', agency: 'gov-bns', permissions: ['readComplaints', 'answer'] },
      expiresAt: '2027-01-01T00:00:00Z',
    },
  }),
  editKey: () => ({ path: { id: 'key_aaaaaaaaaa' }, body: { name: 'محسومة' } }),
  renewKey: () => ({ path: { id: 'key_aaaaaaaaaa' }, body: { oldLivesHours: 0 } }),
  revokeKey: () => ({ path: { id: 'key_aaaaaaaaaa' }, body: {} }),
  addNote: () => ({ body: { text: 'تم الحل', mentions: ['nobody'] } }),
  readMentions: (filed) => ({ body: { number: filed.number } }),
  keepPresence: () => ({ body: { doing: 'deciding' } }),
  leavePresence: () => ({ body: {} }),
  signIn: () => ({ body: { email: 'nobody@insaf.example', password: 'long enough for all' } }),
  showSecondFactor: () => ({ body: { code: '000000' } }),
  passkeySignInOptions: () => ({ body: {} }),
  signInWithPasskey: () => ({ body: { answer: aPasskeyAnswer } }),
  signOut: () => ({ body: {} }),
  forgetPassword: () => ({ body: { email: 'nobody@insaf.example' } }),
  readLink: () => ({ body: { link: 'x'.repeat(43) } }),
  choosePassword: () => ({ body: { link: 'x'.repeat(43), password: 'long enough for all' } }),
  proveMyself: () => ({ body: { password: 'long enough for all' } }),
  changePassword: () => ({ body: { current: 'nothing', password: 'long enough for all' } }),
  startAuthenticator: () => ({ body: {} }),
  confirmAuthenticator: () => ({ body: { code: '000000' } }),
  removeAuthenticator: () => ({ body: {} }),
  makeRecoveryCodes: () => ({ body: {} }),
  passkeyOptions: () => ({ body: {} }),
  addPasskey: () => ({ body: { name: 'هاتفي', answer: aPasskeyAnswer } }),
  renamePasskey: () => ({ path: { id: 'nobody' }, body: { name: 'هاتفي' } }),
  removePasskey: () => ({ path: { id: 'nobody' }, body: {} }),
  endSession: () => ({ path: { id: 'nobody' }, body: {} }),
  signOutEverywhere: () => ({ body: {} }),
  createStaffMember: () => ({
    body: {
      ...{ name: 'موظف جديد', email: 'new@insaf.example' },
      roles: [{ role: 'judge', agency: 'gov-bns' }],
    },
  }),
  editStaffMember: () => ({ path: { id: 'nobody' }, body: { name: 'محسومة' } }),
  giveRole: () => ({ path: { id: 'nobody' }, body: { role: 'judge', agency: 'gov-bns' } }),
  takeRole: () => ({ path: { id: 'nobody', role: 'judge', agency: 'gov-bns' }, body: {} }),
  makeLink: () => ({ path: { id: 'nobody' }, body: {} }),
  endSessionsOf: () => ({ path: { id: 'nobody' }, body: {} }),
  removeSecondFactors: () => ({ path: { id: 'nobody' }, body: {} }),
  makeRole: () => ({
    body: {
      ...{ code: 'settler', title: { ar: 'محسومة', en: 'Settled' }, permissions: ['settle'] },
    },
  }),
  changeRole: () => ({ path: { code: 'examiner' }, body: { active: true } }),
  lendRoles: () => ({ body: { to: 'nobody', from: '2026-07-06', until: '2026-07-07' } }),
  endDelegation: () => ({ path: { id: '1' }, body: {} }),
  editCalendar: () => ({
    path: { code: 'gov-bns-lu-naser' },
    body: { week: null, roundTheClock: false, country: '', ramadan: null },
  }),
  foreseeDays: () => ({ path: { code: 'gov-bns-lu-naser' }, body: someDays }),
  declareDays: () => ({ path: { code: 'gov-bns-lu-naser' }, body: someDays }),
  withdrawDays: () => ({ path: { code: 'gov-bns-lu-naser', days: '1' }, body: {} }),
  setTarget: () => ({
    path: { code: 'gov-bns-lu-naser' },
    body: { step: 'handling', minutes: 60 },
  }),
  withdrawTarget: () => ({ path: { code: 'gov-bns-lu-naser', target: '1' }, body: {} }),
  setLadder: () => ({
    path: { code: 'gov-bns-lu-naser' },
    body: { clock: 'acceptance', steps: [{ overdue: 0, tells: ['parent', 'governorate'] }] },
  }),
  withdrawLadder: () => ({ path: { code: 'gov-bns-lu-naser', ladder: '1' }, body: {} }),
  createCategory: () => ({ body: { code: 'settled-matters', ...aCategory } }),
  createIndicator: () => ({
    body: {
      ...{ code: 'settled-soon', nameAr: 'محسومة', nameEn: 'Settled', better: 'up' },
      ...{ basis: 'cohort', numerator: 'verified', denominator: 'received' },
    },
  }),
  setIndicatorTargets: () => ({
    body: { indicator: 'verified', agency: 'gov-bns-lu-naser', year: 2026, value: 0.1 },
  }),
  createInitiative: () => ({ body: { code: 'settled-matters', ...anInitiative } }),
  editInitiative: () => ({ path: { code: 'settled-already' }, body: anInitiative }),
  editCategory: () => ({ path: { code: 'waste' }, body: aCategory }),
  editSettings: () => ({
    body: {
      name: { ar: 'محسومة', en: 'Settled' },
      ...{ hotline: '16528', email: 'help@insaf.example' },
    },
  }),
  previewNotice: () => ({
    body: { template: 'settled', texts: { ar: { sms: 'تم الحل' }, en: { subject: 'Settled' } } },
  }),
  putNoticeTemplate: () => ({
    path: { template: 'settled' },
    body: { texts: { ar: { subject: 'تم الحل' } } },
  }),
  resetNoticeTemplate: () => ({ path: { template: 'settled' }, body: {} }),
  editAgency: () => ({
    path: { code: 'gov-bns-lu-fashn' },
    body: { kind: 'local_unit', place: 'eg-bns-naser', sectors: ['local'], examines: true },
  }),
  createAgency: () => ({
    body: {
      ...{ code: 'gov-bns-new', parent: 'gov-bns', kind: 'office', place: 'eg-bns-naser' },
      ...{ nameAr: 'مكتب جديد', nameEn: 'New office', sectors: ['local'] },
    },
  }),
  renameAgency: () => ({
    path: { code: 'gov-bns' },
    body: { nameAr: 'محسومة', nameEn: 'Settled' },
  }),
  closeAgency: () => ({ path: { code: 'gov-bns-lu-naser' }, body: {} }),
  reopenAgency: () => ({ path: { code: 'gov-bns-lu-fashn' }, body: {} }),
  prepareMeeting: () => ({ body: { title: 'تم الحل', asked: aReview } }),
  changeMeeting: () => ({
    path: { meeting: nowhere },
    body: {
      ...{ version: 1, title: 'تم الحل', place: '', heldAt: null, asked: aReview },
      points: [
        {
          ...{ point: nowhere, side: 'well', finding: null, dropped: false },
          ...{ textAr: 'تم الحل', textEn: 'settled' },
        },
      ],
    },
  }),
  discardMeeting: () => ({ path: { meeting: nowhere }, body: { version: 1 } }),
  closeMeeting: () => ({ path: { meeting: nowhere }, body: { version: 1 } }),
  // These change the tree, so they come last.
  moveAgency: () => ({
    path: { code: 'gov-bns-lu-naser' },
    body: { parent: 'gov-bns-tech-centre' },
  }),
  askApproval: () => ({
    body: {
      kind: 'merge_agency',
      order: { code: 'gov-bns-lu-naser', into: 'gov-bns-tech-centre' },
      reason: 'تم الحل',
    },
  }),
  decideApproval: () => ({ path: { id: nowhere }, body: { approve: true, words: 'تم الحل' } }),
  withdrawApproval: () => ({ path: { id: nowhere }, body: {} }),
};

/** The address of a route's path, for a complaint. */
export function addressOf(path: string, filed: Filed, sent: Pick<Sent, 'path'>): string {
  const params: Record<string, string> = { number: filed.number, ...sent.path };
  return path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
}
