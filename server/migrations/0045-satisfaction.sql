-- How satisfied people are: every settled complaint is asked about once, by the way its person chose
-- (docs/decisions/0058-satisfaction.md).

CREATE TABLE satisfaction_questions (
  complaint_number bigint NOT NULL REFERENCES complaints,
  -- the entry of the history that settled it
  seq integer NOT NULL,
  -- whose reply was accepted
  agency_id integer NOT NULL REFERENCES agencies,
  -- `waiting` to be asked; `asked`; `answered`; `refused` to a caller; `silent`: heard of it and said nothing;
  -- `not_reached`; `dropped`: never asked, because it was no longer settled or nobody is known any more
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'asked', 'answered', 'refused', 'silent',
    'not_reached', 'dropped')),
  -- `page`: it stands on the complaint's page, where somebody wants no message or has no address
  way text CHECK (way IN ('sms', 'email', 'call', 'page')),
  -- which of its people is asked
  complainant_no smallint,
  -- when something is to be done of itself: to ask, to remind, to end. Null: nothing any more
  next_at timestamptz,
  asked_at timestamptz,
  reminded_at timestamptz,
  -- a carrier delivered it, somebody answered or was spoken with
  reached_at timestamptz,
  -- until when an answer is taken and can be changed
  closes_at timestamptz,
  answered_at timestamptz,
  answered_by text CHECK (answered_by IN ('page', 'confirm', 'call')),
  grade smallint CHECK (grade BETWEEN 1 AND 5),
  removed text CHECK (removed IN ('yes', 'partly', 'no')),
  words text,
  -- calls: since when it waits for one, how many were tried, from when the next may be, and who has it
  call_since timestamptz,
  tries smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 3),
  call_after timestamptz,
  claimed_by text REFERENCES staff,
  claimed_until timestamptz,
  -- who wrote down what was said on the telephone
  recorded_by text REFERENCES staff,
  PRIMARY KEY (complaint_number, seq),
  CHECK ((state IN ('waiting', 'dropped')) = (asked_at IS NULL)),
  CHECK ((asked_at IS NULL) = (way IS NULL)),
  CHECK ((state = 'answered') = (grade IS NOT NULL)),
  CHECK ((answered_by = 'call') = (recorded_by IS NOT NULL) OR answered_by IS NULL),
  CHECK (way IS DISTINCT FROM 'call' OR call_since IS NOT NULL)
);
CREATE INDEX satisfaction_questions_next ON satisfaction_questions (next_at, complaint_number)
  WHERE next_at IS NOT NULL;
-- Those of whom no carrier has said yet that a message arrived.
CREATE INDEX satisfaction_questions_unheard ON satisfaction_questions (complaint_number)
  WHERE state = 'asked' AND reached_at IS NULL AND way IN ('sms', 'email');
CREATE INDEX satisfaction_questions_calls ON satisfaction_questions (call_since, complaint_number)
  WHERE state = 'asked' AND way = 'call';
-- What people wrote, of an agency in a month.
CREATE INDEX satisfaction_questions_words ON satisfaction_questions (agency_id, answered_at)
  WHERE state = 'answered';

-- What was asked and answered, each on the day that it was asked (docs/figures.md).
ALTER TABLE event_figures ADD COLUMN surveyed integer, ADD COLUMN reached integer,
  ADD COLUMN graded_1 integer, ADD COLUMN graded_2 integer, ADD COLUMN graded_3 integer,
  ADD COLUMN graded_4 integer, ADD COLUMN graded_5 integer;

-- New templates beside those that there are.
DO $$
DECLARE
  named text;
  list text;
BEGIN
  FOREACH named IN ARRAY ARRAY['notices', 'notice_texts'] LOOP
    SELECT string_agg(quote_literal(template), ', ') INTO list FROM (
      SELECT (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] AS template
      FROM pg_constraint WHERE conname = named || '_template_check'
      UNION ALL SELECT unnest(ARRAY['satisfaction', 'satisfaction_reminder'])) AS templates;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I CHECK (template IN (%s))',
      named, named || '_template_check', named || '_template_check', list);
  END LOOP;
END $$;
