import { nowhere, type Requests } from './sent.ts';

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

/** What is done with keys, accounts, people, agencies and what they are judged by. */
export const requestsOfAdministration: Requests = {
  issueKey: () => ({
    body: {
      ...{ name: 'محسومة', agency: 'gov-bns', permissions: ['readComplaints', 'answer'] },
      expiresAt: '2027-01-01T00:00:00Z',
    },
  }),
  editKey: () => ({ path: { id: 'key_aaaaaaaaaa' }, body: { name: 'محسومة' } }),
  renewKey: () => ({ path: { id: 'key_aaaaaaaaaa' }, body: { oldLivesHours: 0 } }),
  revokeKey: () => ({ path: { id: 'key_aaaaaaaaaa' }, body: {} }),
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
