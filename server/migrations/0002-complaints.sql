-- Complaints and what each owns. Every complaint-owned table has complaint_number first in its primary
-- key and in every unique constraint, and no foreign key leads from one complaint to another: the
-- tables can be distributed by complaint (docs/decisions).

CREATE TABLE complaints (
  number bigint PRIMARY KEY CHECK (number BETWEEN 100000000000 AND 999999999999),
  kind text NOT NULL CHECK (kind IN ('complaint', 'request', 'enquiry', 'suggestion', 'violation')),
  status text NOT NULL CHECK (status IN ('received', 'incomplete', 'referred', 'in_progress',
    'answered', 'settled', 'closed', 'dismissed', 'joined', 'withdrawn')),
  -- the seq of the last history entry: what a reader saw, when they ask for a move
  version integer NOT NULL,
  channel text NOT NULL CHECK (channel IN ('portal', 'hotline', 'office', 'whatsapp', 'sms', 'email',
    'post', 'social', 'api')),
  language text NOT NULL CHECK (language IN ('ar', 'en')),
  text text NOT NULL,
  remedy text,
  category_id integer REFERENCES categories,
  place_id integer REFERENCES places,
  address text,
  lat double precision,
  lon double precision,
  accuracy_metres real,
  complained_of_id integer REFERENCES agencies,
  confidential boolean NOT NULL DEFAULT false,
  anonymous boolean NOT NULL DEFAULT false,
  complainants smallint NOT NULL,
  received_at timestamptz NOT NULL,
  registered_by text REFERENCES staff,
  registered_at_id integer REFERENCES agencies,
  code_generation smallint NOT NULL DEFAULT 1,

  holder_id integer NOT NULL REFERENCES agencies,
  holder_path text COLLATE "C" NOT NULL,
  -- before it became incomplete or was joined: where `supply` returns to
  previous_status text,

  clock text CHECK (clock IN ('examination', 'handling', 'judging')),
  clock_state text NOT NULL CHECK (clock_state IN ('running', 'paused', 'stopped', 'following')),
  due_at timestamptz,
  -- working minutes left when the clock was paused (for the complainant) or held (for the judge)
  minutes_left integer,
  -- incomplete: lapses then; settled: closes unconfirmed then
  waits_until timestamptz,
  appeal_until timestamptz,

  referral_no smallint NOT NULL DEFAULT 0,
  hand_backs smallint NOT NULL DEFAULT 0,
  binding boolean NOT NULL DEFAULT false,
  reply_no smallint NOT NULL DEFAULT 0,
  answered_by_id integer REFERENCES agencies,
  judge_id integer REFERENCES agencies,
  judge_path text COLLATE "C",
  promised_for date,
  decided_by_id integer REFERENCES agencies,
  appeals smallint NOT NULL DEFAULT 0,
  dismissals smallint NOT NULL DEFAULT 0,
  leading_number bigint,
  grade smallint CHECK (grade BETWEEN 1 AND 5),

  CHECK ((clock_state = 'running') = (due_at IS NOT NULL)),
  CHECK ((status = 'incomplete') = (clock_state = 'paused')),
  CHECK ((status = 'joined') = (clock_state = 'following')),
  CHECK (status NOT IN ('incomplete', 'settled') OR waits_until IS NOT NULL),
  CHECK (status <> 'answered' OR (answered_by_id IS NOT NULL AND judge_id IS NOT NULL)),
  CHECK (answered_by_id IS NULL OR judge_id IS NULL OR answered_by_id <> judge_id),
  CHECK ((status = 'joined') <= (leading_number IS NOT NULL)),
  CHECK (leading_number <> number)
);
-- The queue of an agency alone, and of one with all below it.
CREATE INDEX complaints_queue ON complaints (holder_id, status, due_at, number);
CREATE INDEX complaints_held_below ON complaints (holder_path, status)
  WHERE status IN ('received', 'incomplete', 'referred', 'in_progress', 'answered', 'joined');
-- What falls due next, over a wide reach.
CREATE INDEX complaints_due ON complaints (due_at, number) WHERE due_at IS NOT NULL;
CREATE INDEX complaints_to_judge ON complaints (judge_path, due_at, number) WHERE status = 'answered';
CREATE INDEX complaints_waiting ON complaints (waits_until) WHERE status IN ('incomplete', 'settled');
CREATE INDEX complaints_led ON complaints (leading_number) WHERE leading_number IS NOT NULL;
-- When the tree changes: whatever an agency judges or judged. What it holds is in complaints_queue.
CREATE INDEX complaints_judged ON complaints (judge_id) WHERE judge_id IS NOT NULL;
CREATE INDEX complaints_registered ON complaints (registered_by, received_at) WHERE registered_by IS NOT NULL;

-- A complaint carries the paths of its holder and its judge, so that "mine and below" is one range. A
-- server knows the tree from memory, two seconds late at most; so the path is taken from the tree here,
-- after waiting for a change of it that is under way. An agency closed meanwhile gets nothing: whoever
-- tried is told to try again (40001), and knows better by then.
CREATE FUNCTION agency_path(agency integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found agencies%ROWTYPE;
BEGIN
  SELECT * INTO found FROM agencies WHERE id = agency FOR KEY SHARE;
  IF NOT found.active THEN
    RAISE EXCEPTION 'agency % was closed', found.code USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN found.path;
END $$;
CREATE FUNCTION complaint_takes_paths() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.holder_id <> OLD.holder_id THEN
    NEW.holder_path := agency_path(NEW.holder_id);
  END IF;
  IF TG_OP = 'INSERT' OR NEW.judge_id IS DISTINCT FROM OLD.judge_id THEN
    NEW.judge_path := CASE WHEN NEW.judge_id IS NOT NULL THEN agency_path(NEW.judge_id) END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER complaints_take_paths BEFORE INSERT OR UPDATE OF holder_id, judge_id ON complaints
  FOR EACH ROW EXECUTE FUNCTION complaint_takes_paths();

-- Who the complainants are, apart from what they complain of. Sealed under a key of their own, which is
-- itself sealed under the installation's; found again only by keyed hashes.
CREATE TABLE complainants (
  complaint_number bigint NOT NULL REFERENCES complaints,
  complainant_no smallint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('citizen', 'investor', 'tourist', 'company', 'civil_society',
    'person_with_disability')),
  language text NOT NULL CHECK (language IN ('ar', 'en')),
  notice_by text NOT NULL CHECK (notice_by IN ('sms', 'email', 'none')),
  sealed bytea NOT NULL,
  sealed_key bytea NOT NULL,
  phone_hash bytea,
  national_id_hash bytea,
  email_hash bytea,
  PRIMARY KEY (complaint_number, complainant_no)
);
CREATE INDEX complainants_phone ON complainants (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX complainants_national_id ON complainants (national_id_hash) WHERE national_id_hash IS NOT NULL;
CREATE INDEX complainants_email ON complainants (email_hash) WHERE email_hash IS NOT NULL;

CREATE TABLE history_entries (
  complaint_number bigint NOT NULL REFERENCES complaints DEFERRABLE INITIALLY DEFERRED,
  seq integer NOT NULL CHECK (seq >= 1),
  at timestamptz NOT NULL,
  verb text NOT NULL CHECK (verb IN ('receive', 'askComplainant', 'supply', 'lapse', 'refer',
    'handBack', 'accept', 'promise', 'answer', 'returnReply', 'settle', 'confirm',
    'closeUnconfirmed', 'dismiss', 'appeal', 'join', 'follow', 'release', 'withdraw')),
  from_status text,
  to_status text NOT NULL,
  actor text NOT NULL CHECK (actor IN ('staff', 'complainant', 'system')),
  staff_id text,
  agency_id integer,
  holder_id integer NOT NULL,
  -- what it was about after this move, so that the figures of any day can be counted again
  category_id integer,
  due_at timestamptz,
  details jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (complaint_number, seq),
  CHECK ((actor = 'staff') <= (staff_id IS NOT NULL AND agency_id IS NOT NULL))
);
CREATE TRIGGER history_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON history_entries FROM insaf_app;

-- What people wrote with a move: a question, an answer, a reason, an explanation. Apart from the history,
-- because a person's words can be erased and the history cannot.
CREATE TABLE history_words (
  complaint_number bigint NOT NULL,
  seq integer NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (complaint_number, seq),
  FOREIGN KEY (complaint_number, seq) REFERENCES history_entries
);

CREATE TABLE referrals (
  complaint_number bigint NOT NULL REFERENCES complaints,
  referral_no smallint NOT NULL,
  from_id integer NOT NULL REFERENCES agencies,
  to_id integer NOT NULL REFERENCES agencies,
  category_id integer NOT NULL REFERENCES categories,
  at timestamptz NOT NULL,
  staff_id text NOT NULL,
  note text,
  binding boolean NOT NULL DEFAULT false,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('refer', 'handBack', 'appeal')),
  ended_reason text,
  PRIMARY KEY (complaint_number, referral_no),
  CHECK (from_id <> to_id)
);

CREATE TABLE replies (
  complaint_number bigint NOT NULL REFERENCES complaints,
  reply_no smallint NOT NULL,
  agency_id integer NOT NULL REFERENCES agencies,
  staff_id text NOT NULL,
  at timestamptz NOT NULL,
  claim text NOT NULL CHECK (claim IN ('cause_removed', 'partly', 'explained', 'planned')),
  text text NOT NULL,
  planned_for date,
  verdict text NOT NULL CHECK (verdict IN ('waiting', 'settled', 'returned', 'interim')),
  verdict_at timestamptz,
  verdict_by_id integer REFERENCES agencies,
  verdict_staff_id text,
  verdict_reason text,
  -- a joined complaint was settled by this reply of its leading complaint
  copied_from bigint,
  PRIMARY KEY (complaint_number, reply_no),
  CHECK ((claim = 'planned') = (planned_for IS NOT NULL)),
  CHECK ((claim = 'planned') = (verdict = 'interim')),
  CHECK (verdict <> 'returned' OR length(trim(verdict_reason)) > 0),
  CHECK (verdict_by_id <> agency_id)
);
CREATE TABLE reply_files (
  complaint_number bigint NOT NULL,
  reply_no smallint NOT NULL,
  upload_id uuid NOT NULL,
  document_kind text,
  PRIMARY KEY (complaint_number, reply_no, upload_id),
  FOREIGN KEY (complaint_number, reply_no) REFERENCES replies
);

-- A retry with the same key and body gets the same answer. Keys are kept for a week.
CREATE TABLE idempotency_keys (
  key_hash bytea PRIMARY KEY,
  body_hash bytea NOT NULL,
  complaint_number bigint NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX idempotency_keys_at ON idempotency_keys (at);

-- What was done each day, counted. A move adds a row to figure_deltas in its own transaction (no row
-- that all moves would wait for); a job folds them into daily_figures.
CREATE TABLE figure_deltas (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  agency_id integer NOT NULL,
  category_id integer,
  channel text NOT NULL,
  verb text NOT NULL
);
CREATE TABLE daily_figures (
  day date NOT NULL,
  agency_id integer NOT NULL REFERENCES agencies,
  category_id integer NOT NULL,
  channel text NOT NULL,
  verb text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (day, agency_id, verb, category_id, channel)
);
CREATE INDEX daily_figures_of_agency ON daily_figures (agency_id, day);
