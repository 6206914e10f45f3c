-- Ladders of what runs beside a complaint's clock (docs/decisions/0039-ladders.md): to accept a referral, a
-- day that was promised, and an obstacle that its head does not decide.

ALTER TABLE ladders DROP CONSTRAINT ladders_clock_check,
  ADD CONSTRAINT ladders_clock_check CHECK (clock IN ('examination', 'handling', 'judging',
    'acceptance', 'promise', 'obstacle')),
  ADD CONSTRAINT ladders_obstacle_check CHECK (clock <> 'obstacle' OR priority IS NULL);

-- The last step that was taken of each; `ladder_step` is that of the clock itself.
ALTER TABLE complaints
  ADD COLUMN accept_step smallint NOT NULL DEFAULT 0,
  ADD COLUMN promise_step smallint NOT NULL DEFAULT 0;

-- Of which ladder: what rose because nobody accepted it ends when somebody does. Null before this was kept.
ALTER TABLE risings ADD COLUMN clock text
  CHECK (clock IN ('examination', 'handling', 'judging', 'acceptance', 'promise'));

-- Referrals and promises of before are looked at once, when their clock of its own is due or long past it.
UPDATE complaints SET next_step_at = least(next_step_at, accept_due_at)
  WHERE clock_state = 'running' AND accept_due_at IS NOT NULL;
UPDATE complaints SET next_step_at = least(next_step_at, (promised_for + 1)::timestamptz)
  WHERE clock_state = 'running' AND status = 'in_progress' AND promised_for IS NOT NULL;

ALTER TABLE administration_changes DROP CONSTRAINT administration_changes_subject_kind_check,
  ADD CONSTRAINT administration_changes_subject_kind_check CHECK (subject_kind IN ('staff', 'category',
    'notice_template', 'setting', 'role', 'partner_key', 'ladder'));
