import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { type Filed, reply } from '../journey.ts';
import { nowhere, type Requests } from './sent.ts';

const code = (filed: Filed) => ({ number: filed.number, code: filed.code });

/** What is done with a complaint, and what belongs to working on complaints. */
export const requestsOfComplaints: Requests = {
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
  addNote: () => ({ body: { text: 'تم الحل', mentions: ['nobody'] } }),
  readMentions: (filed) => ({ body: { number: filed.number } }),
  keepPresence: () => ({ body: { doing: 'deciding' } }),
  leavePresence: () => ({ body: {} }),
};
