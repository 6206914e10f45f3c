import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/tables.generated.ts';

/** What must hold of the whole database at any time; each query finds what breaks a rule. */
const broken = {
  'history is numbered 1 to n and its last entry is the status': sql`
    select number from complaints c where
      (select array_agg(seq order by seq) from history_entries where complaint_number = number)
        is distinct from array(select generate_series(1, version))
      or status <> (select to_status from history_entries
                    where complaint_number = number and seq = version)`,
  'each entry begins where the one before ended': sql`
    select complaint_number from (
      select *, lag(to_status) over (partition by complaint_number order by seq) as before
      from history_entries) h
    where from_status is distinct from before`,
  'time never runs backwards': sql`
    select complaint_number from (
      select *, lag(at) over (partition by complaint_number order by seq) as before
      from history_entries) h
    where at < before`,
  'the holder is where the last entry says, by its path of now': sql`
    select number from complaints c join agencies a on a.id = c.holder_id
    where c.holder_path <> a.path or c.holder_id <> (
      select holder_id from history_entries where complaint_number = number and seq = version)`,
  'a clock runs where somebody has to act, and nowhere else': sql`
    select number from complaints where
      (clock_state = 'running') <> (due_at is not null)
      or (clock_state = 'running')
        <> (status in ('received', 'referred', 'in_progress', 'answered'))
      or (clock_state = 'paused') <> (status = 'incomplete')
      or (clock = 'judging') <> (status = 'answered' and clock is not null)
      or (status in ('incomplete', 'answered')) <> (minutes_left is not null)
      or (status in ('incomplete', 'settled')) <> (waits_until is not null)`,
  'nothing is settled or closed without another body’s verdict and its proof': sql`
    select number from complaints c
    left join replies r on r.complaint_number = number and r.reply_no = c.reply_no
    where status in ('settled', 'closed') and (
      r.verdict is distinct from 'settled' or r.verdict_by_id is null
      or r.verdict_by_id = r.agency_id
      or exists (select from evidence_items e where e.complaint_number = number
        and e.reply_no = c.reply_no and not (state = 'met' or accepted_at is not null)))`,
  'nobody ends a complaint about themselves, or about who stands above them': sql`
    select number from complaints c
    join agencies accused on accused.id = complained_of_id
    join history_entries h on h.complaint_number = number and verb in ('settle', 'follow', 'dismiss')
    left join replies r on r.complaint_number = number
      and r.reply_no = (h.details ->> 'replyNo')::int
    join agencies ending on ending.id = coalesce(r.verdict_by_id, h.agency_id)
    where starts_with(ending.path, accused.path)`,
  'a referral is in force exactly while its agency has the complaint': sql`
    select number from complaints c where
      (select count(*) from referrals where complaint_number = number) <> referral_no
      or (select count(*) from referrals where complaint_number = number and ended_at is null) > 1
      or (status in ('referred', 'in_progress', 'answered')) > exists (
        select from referrals r where r.complaint_number = number
          and r.referral_no = c.referral_no and ended_at is null and to_id = holder_id)
      or (status = 'received') and exists (
        select from referrals r where r.complaint_number = number and ended_at is null)`,
  'a joined complaint follows one that leads and does not itself follow': sql`
    select c.number from complaints c
    left join complaints l on l.number = c.leading_number
    where c.status = 'joined'
      and coalesce(l.status, 'joined') in
        ('joined', 'settled', 'closed', 'dismissed', 'withdrawn')`,
  'a complaint that moved waits to be counted': sql`
    select number from complaints where not exists (
      select from figure_deltas where complaint_number = number)`,
  // Whoever follows a leading complaint is told of its entries too, whose seq is below zero there.
  'a notice tells of something that happened': sql`
    select complaint_number from notices n where not exists (
      select from history_entries h
      where h.seq = abs(n.seq) and h.complaint_number = n.complaint_number and n.seq > 0
        or h.seq = abs(n.seq) and n.seq < 0 and h.complaint_number in (
          select (j.details ->> 'leading')::bigint from history_entries j
          where j.complaint_number = n.complaint_number and j.verb = 'join'))`,
};

/** The rules that complaints of these numbers break, each once; those of earlier runs are not looked at. */
export async function brokenRules(
  db: Kysely<DB>,
  numbers: readonly string[],
): Promise<{ rule: string }[]> {
  const each = Object.entries(broken).map(
    ([rule, query]) => sql`select ${rule}::text as rule from (${query}) x (number)
      where number = any(${numbers}::bigint[]) having count(*) > 0`,
  );
  const { rows } = await sql<{ rule: string }>`${sql.join(each, sql` union all `)}`.execute(db);
  return rows;
}
