-- How urgent a complaint is, apart from how much it matters; and its clock with all that is needed to
-- count it again: due so many working minutes after a moment.

ALTER TABLE complaints
  ADD COLUMN priority text NOT NULL DEFAULT 'ordinary' CHECK (priority IN ('ordinary', 'urgent', 'critical')),
  -- running: due so many working minutes (clock_minutes) after it; paused: since when it waits
  ADD COLUMN clock_since timestamptz,
  ADD COLUMN clock_minutes integer,
  -- the whole allowance with what was added; below a judging clock that of handling
  ADD COLUMN clock_total integer,
  ADD COLUMN extended boolean NOT NULL DEFAULT false,
  -- minutes it waited for the complainant so far, in all
  ADD COLUMN waited_minutes integer NOT NULL DEFAULT 0,
  -- referred: until when it should be accepted
  ADD COLUMN accept_due_at timestamptz,
  -- the last step of the ladder that was taken in this clock, and when the next one is
  ADD COLUMN ladder_step smallint NOT NULL DEFAULT 0,
  ADD COLUMN next_step_at timestamptz,
  ADD COLUMN returns smallint NOT NULL DEFAULT 0;

ALTER TABLE history_entries DROP CONSTRAINT history_entries_verb_check,
  ADD CONSTRAINT history_entries_verb_check CHECK (verb IN ('receive', 'askComplainant', 'supply',
    'lapse', 'refer', 'handBack', 'accept', 'promise', 'answer', 'returnReply', 'settle', 'confirm',
    'closeUnconfirmed', 'dismiss', 'appeal', 'join', 'follow', 'release', 'withdraw', 'prioritise',
    'extend', 'takeOver', 'escalate', 'retime'));

-- Rows of before keep what they have, because the ledger has their state as it was: where it is not known
-- since when a clock runs, it is taken from when it is due, and returns are counted from here on.
ALTER TABLE complaints
  ADD CHECK (clock_since IS NULL OR clock_state IN ('running', 'paused')),
  ADD CHECK (clock_minutes IS NULL OR (clock_state = 'running' AND clock_since IS NOT NULL)),
  ADD CHECK (accept_due_at IS NULL OR status = 'referred'),
  ADD CHECK (next_step_at IS NULL OR clock_state = 'running');

ALTER TABLE referrals DROP CONSTRAINT referrals_ended_by_check,
  ADD CONSTRAINT referrals_ended_by_check CHECK (ended_by IN ('refer', 'handBack', 'appeal', 'takeOver'));
-- What steps of ladders are due, for the job that takes them.
CREATE INDEX complaints_next_step ON complaints (next_step_at) WHERE next_step_at IS NOT NULL;

UPDATE roles SET permissions = permissions || '{prioritise}' WHERE standard AND code = 'examiner';
UPDATE roles SET permissions = permissions || '{prioritise,extend,takeOver}' WHERE standard AND code = 'head';
