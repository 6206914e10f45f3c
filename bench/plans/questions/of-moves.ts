import { reply } from '../../../server/test/journey.ts';
import { call, type Question, type World, withCode } from '../question.ts';

/* Filing, and each move that is frequent, of a complaint that is where the move begins. */

type Found = {
  readonly number: string;
  readonly holder: string;
  readonly judge: string | null;
  readonly category: string;
};

/** The oldest complaint of these, so never the one that was filed just now; each move has another. */
function found({ one }: World, which: string, skip = 0): Promise<Found> {
  return one<Found>(
    `SELECT number, h.code AS holder, j.code AS judge, t.code AS category
     FROM complaints c JOIN agencies h ON h.id = c.holder_id
     LEFT JOIN agencies j ON j.id = c.judge_id LEFT JOIN categories t ON t.id = c.category_id
     WHERE ${which} AND NOT c.confidential ORDER BY c.received_at, number OFFSET ${skip} LIMIT 1`,
  );
}

type Move = {
  readonly which: string;
  readonly skip?: number;
  readonly as: (complaint: Found) => string | null;
  readonly path?: string;
  readonly body?: object;
};

/** @param path after the complaint's own; by number and code where nobody of the staff acts */
function move(name: string, { which, skip, as, path = name, body = {} }: Move): Question {
  return {
    name: `move-${name}`,
    changes: true,
    ask: async (world) => {
      const complaint = await found(world, which, skip);
      const who = as(complaint);
      const { number } = complaint;
      await (who === null
        ? call(world, 'POST', `/tracking/${path}`, {
            body: { ...withCode(world, number), ...body },
          })
        : call(world, 'POST', `/complaints/${number}/${path}`, { as: who, body }));
    },
  };
}

const officer = ({ holder }: Found) => `agency_officer@${holder}`;
const judge = (complaint: Found) => `judge@${complaint.judge}`;
const examiner = () => 'examiner@system';
const person = () => null;

const received = `c.status = 'received' AND h.code = 'system' AND c.category_id IS NOT NULL`;
const referred = `c.status = 'referred' AND h.code <> 'system'`;
const inProgress = `c.status = 'in_progress' AND clock_state = 'running' AND h.code <> 'system'`;
const settled = `c.status = 'settled' AND c.appeal_until > '2026-07-07'`;
const incomplete = `c.status = 'incomplete'`;

export const moveQuestions: readonly Question[] = [
  {
    name: 'file',
    changes: true,
    ask: (world) =>
      call(world, 'POST', '/complaints', {
        body: {
          ...{ text: 'القمامة متراكمة أمام مدرسة البنات في ناصر منذ أسبوع', category: 'waste' },
          ...{ place: 'eg-bns-naser', position: { lat: 29.158, lon: 31.134 } },
          complainants: [{ name: 'أم محمد عبد الرحمن', phone: '01001234567' }],
        },
      }),
  },
  move('refer', { which: received, as: examiner, body: { agency: 'gov-bns', category: 'waste' } }),
  move('dismiss', {
    ...{ which: received, skip: 1, as: examiner },
    body: { reason: 'cause_gone', explanation: 'زال السبب ولم يعد لها محل' },
  }),
  move('ask', { which: received, skip: 2, as: examiner, body: { question: 'أين بالضبط؟' } }),
  move('accept', { which: referred, as: officer }),
  move('hand-back', {
    ...{ which: `${referred} AND NOT binding`, skip: 1, as: officer },
    body: { reason: 'ليس من اختصاصنا بل من اختصاص غيرنا' },
  }),
  move('answer', {
    ...{ which: inProgress, as: officer, path: 'replies' },
    body: reply([], { claim: 'explained' }),
  }),
  move('return-reply', {
    ...{ which: `c.status = 'answered'`, as: judge, body: { reason: 'أين الصور من الموقع؟' } },
  }),
  move('settle', {
    ...{
      which: `c.status = 'answered' AND NOT EXISTS (SELECT FROM evidence_items e
      WHERE e.complaint_number = c.number AND e.reply_no = c.reply_no AND e.state <> 'met')`,
    },
    ...{ skip: 1, as: judge },
  }),
  move('supply', { which: incomplete, as: person, body: { answer: 'أمام المدرسة' } }),
  move('confirm', { which: settled, as: person, body: { grade: 5 } }),
  move('appeal', {
    which: settled,
    skip: 1,
    as: person,
    body: { reason: 'لم يتغير شيء على الأرض' },
  }),
];
