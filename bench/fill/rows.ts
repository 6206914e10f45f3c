import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { type Random, randomOf } from '../../server/demo/seeded.ts';
import { at, lineOf } from './copy-in.ts';
import type { Country } from './country.ts';
import { type Step, type Story, storyOf } from './stories.ts';

/* A complaint with all that its course leaves in the database, as lines of COPY. */

export const columns = {
  complaints: [
    ...[
      'number',
      'kind',
      'status',
      'version',
      'channel',
      'language',
      'text',
      'category_id',
      'place_id',
    ],
    ...['complainants', 'received_at', 'holder_id', 'holder_path', 'previous_status', 'clock'],
    ...['clock_state', 'due_at', 'waits_until', 'referral_no', 'hand_backs', 'reply_no', 'returns'],
    ...['answered_by_id', 'judge_id', 'judge_path', 'appeals', 'dismissals', 'grade', 'extended'],
  ],
  history_entries: [
    ...['complaint_number', 'seq', 'at', 'verb', 'from_status', 'to_status', 'actor', 'staff_id'],
    ...['agency_id', 'holder_id', 'category_id', 'due_at', 'details'],
  ],
  referrals: [
    ...['complaint_number', 'referral_no', 'from_id', 'to_id', 'category_id', 'at', 'staff_id'],
    ...['ended_at', 'ended_by'],
  ],
  replies: [
    ...['complaint_number', 'reply_no', 'agency_id', 'staff_id', 'at', 'claim', 'text', 'verdict'],
    ...['verdict_at', 'verdict_by_id', 'verdict_staff_id', 'verdict_reason'],
  ],
} as const;
export type Table = keyof typeof columns;
export const tables = Object.keys(columns) as Table[];

export type Filled = { readonly [table in Table]: string[] } & { readonly times: number[] };

export type Filling = {
  readonly country: Country;
  readonly complaints: number;
  /** The first moment and the last, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
};

const day = 86_400_000;
const mostOften = { portal: 34, hotline: 31, whatsapp: 18, office: 9, sms: 3, email: 2, social: 2 };
const kinds = { complaint: 82, request: 9, enquiry: 5, suggestion: 2, violation: 2 };
const sentences = [
  'المياه مقطوعة عن الشارع منذ ثلاثة أيام ولم يصل أحد رغم الاتصال أكثر من مرة.',
  'أعمدة الإنارة لا تعمل في الطريق المؤدي إلى المدرسة والمكان مظلم بعد المغرب.',
  'القمامة متراكمة أمام العمارة وتسد الرصيف، ونرجو رفعها وتنظيم موعد ثابت.',
  'توجهت إلى المكتب لاستخراج المستند وطُلب مني الرجوع دون سبب واضح.',
  'بالطريق حفرة كبيرة تسببت في حوادث، ونطلب ردمها وإعادة الرصف.',
];

/** Everything of so many complaints from one on; earlier ones are received earlier. */
export function fill(
  { country, complaints, from, until }: Filling,
  first: number,
  count: number,
): Filled {
  const filled = { complaints: [], history_entries: [], referrals: [], replies: [], times: [] };
  for (let no = first; no < first + count; no += 1) {
    const random = randomOf('fill', no);
    // More come every year, and never two at one moment.
    const received =
      from + Math.floor(((no + random.next()) / complaints) ** 0.75 * (until - from));
    write(filled, random, no, storyOf(random, country, received, until));
  }
  return filled;
}

/** Spread over all numbers like those that are drawn, and no two the same. */
export const numberOf = (no: number) =>
  numberFrom(String(10_000_000_000 + ((no * 612_345_677) % 90_000_000_000)));

function write(filled: Filled, random: Random, no: number, story: Story): void {
  const number = numberOf(no);
  for (const [index, step] of story.steps.entries()) {
    const { mover, holder, from, to, verb, dueAt } = step;
    const staff = mover === 'staff';
    const line = [
      ...[number, index + 1, at(step.at), verb, from, to, mover, staff ? 'filled' : null],
      ...[staff ? holder.id : null, holder.id, story.categoryId, dueAt === null ? null : at(dueAt)],
      JSON.stringify(step.details),
    ];
    filled.history_entries.push(lineOf(line));
    filled.times.push(step.at);
  }
  writeReferrals(filled, number, story);
  const replies = writeReplies(filled, number, story);
  writeComplaint(filled, random, number, story, replies);
}

function writeComplaint(
  filled: Filled,
  random: Random,
  number: string,
  story: Story,
  replies: number,
) {
  const { steps, unit, categoryId } = story;
  const last = steps.at(-1)!;
  const times = (verb: Step['verb']) => steps.filter((step) => step.verb === verb).length;
  const state = stateOf(last);
  const text = Array.from({ length: random.int(1, 4) }, () => random.pick(sentences)).join(' ');
  const judged = last.to === 'answered';
  filled.complaints.push(
    lineOf([
      ...[number, random.weighted(kinds), last.to, steps.length, random.weighted(mostOften), 'ar'],
      ...[`${text} (${number})`, categoryId, unit.placeId, 1, at(steps[0]!.at)],
      ...[last.holder.id, last.holder.path, last.to === 'incomplete' ? last.from : null],
      ...[clockOf(last), state, last.dueAt === null ? null : at(last.dueAt)],
      ...[['incomplete', 'settled'].includes(last.to) ? at(last.at + 15 * day) : null],
      ...[times('refer'), times('handBack'), replies, times('returnReply')],
      ...[judged ? unit.id : null, judged ? unit.judge.id : null, judged ? unit.judge.path : null],
      ...[times('appeal'), times('dismiss'), last.verb === 'confirm' ? random.int(1, 5) : null],
      times('extend') > 0,
    ]),
  );
}

function stateOf({ to, dueAt }: Step): string {
  if (dueAt !== null) return 'running';
  return to === 'incomplete' ? 'paused' : 'stopped';
}

function clockOf({ to, dueAt }: Step): string | null {
  if (dueAt === null && to !== 'incomplete') return null;
  if (to === 'answered') return 'judging';
  return to === 'received' ? 'examination' : 'handling';
}

function writeReferrals(filled: Filled, number: string, { steps, unit, categoryId }: Story): void {
  for (const [index, step] of steps.entries()) {
    if (step.verb !== 'refer') continue;
    const no = steps.slice(0, index + 1).filter(({ verb }) => verb === 'refer').length;
    const end = steps.slice(index + 1).find(({ verb }) => verb === 'handBack' || verb === 'appeal');
    const from = steps[index - 1]!.holder.id;
    filled.referrals.push(
      lineOf([
        ...[number, no, from, unit.id, categoryId, at(step.at), 'filled'],
        ...[end === undefined ? null : at(end.at), end?.verb ?? null],
      ]),
    );
  }
}

/** @returns how many there are */
function writeReplies(filled: Filled, number: string, { steps, unit }: Story): number {
  let no = 0;
  for (const [index, step] of steps.entries()) {
    if (step.verb !== 'answer') continue;
    no += 1;
    const next = steps[index + 1];
    const verdict =
      next === undefined ? 'waiting' : next.verb === 'settle' ? 'settled' : 'returned';
    const judged = next !== undefined;
    filled.replies.push(
      lineOf([
        ...[number, no, unit.id, 'filled', at(step.at), step.details.claim as string],
        ...[`تمت المعاينة واتخاذ اللازم بشأن الشكوى ${number}.`, verdict],
        ...[judged ? at(next.at) : null, judged ? unit.judge.id : null, judged ? 'filled' : null],
        verdict === 'returned' ? 'الصورة لا تظهر المكان' : null,
      ]),
    );
  }
  return no;
}
