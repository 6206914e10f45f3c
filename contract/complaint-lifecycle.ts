/**
 * The lifecycle of a complaint, as a table: one row per verb. The verb is also the permission, the
 * name of the action, the entry in the history and the key of its label. `docs/complaint-lifecycle.md`
 * is printed from here; `server/features/complaints/actions/move-complaint.ts` is the only code that
 * carries a row out.
 */
import type { Move, Mover, Status } from './complaint-moves.ts';

export * from './complaint-moves.ts';

const open = ['received', 'incomplete', 'referred', 'in_progress', 'answered', 'joined'] as const;
/** Where somebody's clock runs. */
const due = ['received', 'referred', 'in_progress', 'answered'] as const;

export const lifecycle = {
  receive: {
    from: [],
    to: 'received',
    clock: 'startExamination',
    by: ['complainant', 'staff'],
    needs: ['text', 'channel'],
    ar: 'تلقي',
  },
  askComplainant: {
    from: ['received', 'referred', 'in_progress'],
    to: 'incomplete',
    clock: 'pause',
    by: ['staff'],
    needs: ['question'],
    ar: 'طلب استيفاء',
  },
  supply: {
    from: ['incomplete'],
    to: 'previous',
    clock: 'resume',
    by: ['complainant', 'staff'],
    needs: ['answer'],
    ar: 'استيفاء',
  },
  lapse: {
    from: ['incomplete'],
    to: 'dismissed',
    clock: 'stop',
    by: ['system'],
    needs: ['capPassed'],
    ar: 'سقوط',
  },
  refer: {
    from: ['received', 'referred', 'in_progress'],
    to: 'referred',
    clock: 'startHandling',
    by: ['staff'],
    needs: ['agency', 'category'],
    ar: 'توجيه',
  },
  handBack: {
    from: ['referred'],
    to: 'received',
    clock: 'keep',
    by: ['staff'],
    needs: ['reason'],
    ar: 'رد لعدم الاختصاص',
  },
  accept: {
    from: ['referred'],
    to: 'in_progress',
    clock: 'keep',
    by: ['staff'],
    needs: [],
    ar: 'قبول',
  },
  promise: {
    from: ['referred', 'in_progress'],
    to: 'in_progress',
    clock: 'keep',
    by: ['staff'],
    needs: ['reply', 'plannedDate'],
    ar: 'رد مرحلي بموعد',
  },
  answer: {
    from: ['referred', 'in_progress'],
    to: 'answered',
    clock: 'holdAndJudge',
    by: ['staff'],
    needs: ['reply', 'evidenceOffered'],
    ar: 'رد',
  },
  returnReply: {
    from: ['answered'],
    to: 'in_progress',
    clock: 'resume',
    by: ['staff'],
    needs: ['reason', 'otherAgencyThanAnswered'],
    ar: 'إعادة الرد',
  },
  settle: {
    from: ['answered'],
    to: 'settled',
    clock: 'stop',
    by: ['staff'],
    needs: ['evidenceProven', 'otherAgencyThanAnswered', 'notComplainedOf'],
    ar: 'حسم',
  },
  confirm: {
    from: ['settled'],
    to: 'closed',
    clock: 'stop',
    by: ['complainant'],
    needs: [],
    ar: 'تأكيد',
  },
  closeUnconfirmed: {
    from: ['settled'],
    to: 'closed',
    clock: 'stop',
    by: ['system'],
    needs: ['windowPassed'],
    ar: 'إغلاق دون تأكيد',
  },
  dismiss: {
    from: ['received'],
    to: 'dismissed',
    clock: 'stop',
    by: ['staff'],
    needs: ['reason', 'explanation', 'notComplainedOf'],
    ar: 'حفظ',
  },
  appeal: {
    from: ['settled', 'closed', 'dismissed'],
    to: 'received',
    clock: 'startExamination',
    by: ['complainant'],
    needs: ['reason', 'withinWindow', 'seniorAgency'],
    ar: 'تظلم',
  },
  join: {
    from: ['received'],
    to: 'joined',
    clock: 'follow',
    by: ['staff'],
    needs: ['leadingComplaint'],
    ar: 'ضم',
  },
  follow: {
    from: ['joined'],
    to: 'settled',
    clock: 'stop',
    by: ['system'],
    needs: ['leadingSettled', 'evidenceProven'],
    ar: 'حسم بالضم',
  },
  release: {
    from: ['joined'],
    to: 'received',
    clock: 'startExamination',
    by: ['staff', 'system'],
    needs: ['reason'],
    ar: 'فك الضم',
  },
  withdraw: {
    from: open,
    to: 'withdrawn',
    clock: 'stop',
    by: ['complainant'],
    needs: [],
    ar: 'سحب',
  },
  prioritise: {
    from: ['received', 'referred', 'in_progress'],
    to: 'same',
    clock: 'retarget',
    by: ['staff', 'system'],
    needs: ['priority', 'reason'],
    ar: 'تحديد الأولوية',
  },
  extend: {
    from: ['received', 'referred', 'in_progress'],
    to: 'same',
    clock: 'extend',
    by: ['staff'],
    needs: ['moreTime', 'reason', 'aboveHolder', 'notExtended'],
    ar: 'مد المهلة',
  },
  takeOver: {
    from: ['referred', 'in_progress'],
    to: 'in_progress',
    clock: 'keep',
    by: ['staff'],
    needs: ['reason', 'aboveHolder'],
    ar: 'تولي',
  },
  escalate: {
    from: due,
    to: 'same',
    clock: 'keep',
    by: ['system'],
    needs: ['clockRuns'],
    ar: 'تصعيد',
  },
  retime: {
    from: due,
    to: 'same',
    clock: 'recount',
    by: ['system'],
    needs: ['clockRuns', 'reason'],
    ar: 'إعادة حساب المهلة',
  },
  obstruct: {
    from: ['referred', 'in_progress'],
    to: 'same',
    clock: 'keep',
    by: ['staff'],
    needs: ['obstacle', 'notObstructed', 'explanation'],
    ar: 'تسجيل معوق',
  },
  decideObstacle: {
    from: ['referred', 'in_progress', 'incomplete'],
    to: 'same',
    clock: 'keep',
    by: ['staff'],
    needs: ['obstructed', 'decision', 'explanation'],
    ar: 'البت في معوق',
  },
  removeObstacle: {
    from: ['referred', 'in_progress', 'incomplete'],
    to: 'same',
    clock: 'keep',
    by: ['staff'],
    needs: ['obstructed'],
    ar: 'زوال معوق',
  },
  gather: {
    from: ['received', 'referred', 'in_progress'],
    to: 'same',
    clock: 'keep',
    by: ['staff'],
    needs: ['cause', 'notGathered', 'explanation'],
    ar: 'جمع تحت سبب',
  },
  announceDay: {
    from: ['received', 'incomplete', 'referred', 'in_progress'],
    to: 'same',
    clock: 'keep',
    by: ['staff'],
    needs: ['gathered', 'explanation'],
    ar: 'إبلاغ بموعد متوقع',
  },
  ungather: {
    from: ['received', 'incomplete', 'referred', 'in_progress'],
    to: 'same',
    clock: 'keep',
    by: ['staff', 'system'],
    needs: ['gathered', 'reason'],
    ar: 'إخراج من سبب',
  },
} as const satisfies Record<string, Move>;

export type Verb = keyof typeof lifecycle;
export const verbs = Object.keys(lifecycle) as Verb[];

export type Refused = 'move_not_possible' | 'not_permitted';

/**
 * Where a verb leads from a status, by the table alone.
 *
 * @param previous the status before `incomplete`, which `supply` returns to
 * @returns the next status, or why the table refuses
 */
export function nextStatus(
  verb: Verb,
  status: Status | null,
  mover: Mover,
  previous: Status | null = null,
): { to: Status } | { refused: Refused } {
  const move: Move = lifecycle[verb];
  if (!move.by.includes(mover)) return { refused: 'not_permitted' };
  const allowed = status === null ? move.from.length === 0 : move.from.includes(status);
  if (!allowed) return { refused: 'move_not_possible' };
  if (move.to === 'same') return { to: status! };
  if (move.to !== 'previous') return { to: move.to };
  return previous === null ? { refused: 'move_not_possible' } : { to: previous };
}

/** The verbs a mover could use on a complaint in this status, by the table alone. */
export function verbsFrom(status: Status, mover: Mover): Verb[] {
  return verbs.filter((verb) => 'to' in nextStatus(verb, status, mover, 'received'));
}
