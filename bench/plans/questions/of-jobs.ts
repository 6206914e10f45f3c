import { sequence } from '../../../server/features/ledger/index.ts';
import type { Question } from '../question.ts';

/** What the server does by itself, but for what counts: figures, standings, indicators, work. */
const scheduled = [
  'retime',
  'end_waiting',
  'keep_priorities',
  'end_retention',
  'carry_out_erasures',
  'escalate',
  'forget_old_keys',
  'remind_to_supply',
  'tell_of_promises',
  'rise_obstacles',
  'remove_expired_drafts',
  'forget_presences',
  'ask_satisfaction',
  'remove_ended_sign_ins',
  'remove_expired_telephone_codes',
  'remove_expired_uploads',
];

export const jobQuestions: readonly Question[] = [
  {
    name: 'job-send-digests',
    changes: true,
    ask: async ({ app, one }) => {
      // All have had theirs but one of each role at each kind of agency, of those who were filled.
      await one(
        `WITH had AS (INSERT INTO staff_digests (staff_id, day, state, since)
           SELECT id, $1::date, 'sent', $2 FROM staff WHERE id <> ALL (ARRAY(
             SELECT DISTINCT ON (role, kind) staff_id
             FROM staff_roles r JOIN agencies a ON a.id = r.agency_id
             WHERE staff_id LIKE 'filled-%' ORDER BY role, kind, staff_id)) RETURNING 1)
         SELECT count(*) FROM had`,
        ['2026-07-05', app.now],
      );
      await app.jobs.send_digests!.run(app.ctx, {}, { attempt: 1, last: false });
    },
  },
  { name: 'sequence-the-ledger', changes: true, ask: ({ app }) => sequence(app.ctx) },
  ...scheduled.map((name) => ({
    name: `job-${name.replaceAll('_', '-')}`,
    changes: true,
    ask: ({ app }: Parameters<Question['ask']>[0]) =>
      app.jobs[name]!.run(app.ctx, {}, { attempt: 1, last: false }),
  })),
];
