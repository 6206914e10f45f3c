-- What several complaints have in common: worked on once, and answered by one reply.

CREATE TABLE causes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'solved', 'abandoned')),
  version integer NOT NULL DEFAULT 1,
  -- what agencies say of it, and the sentence that its complainants are told
  title text NOT NULL,
  known text,
  told text NOT NULL,
  -- whose complaints it gathers, with those of the agencies below; and who works on it
  agency_id integer NOT NULL REFERENCES agencies,
  worker_id integer NOT NULL REFERENCES agencies,
  -- of the complaint from which it was opened: what others are looked for by
  category_id integer REFERENCES categories,
  place_id integer REFERENCES places,
  lat double precision CHECK (lat BETWEEN -90 AND 90),
  lon double precision CHECK (lon BETWEEN -180 AND 180),
  -- until when complainants were told to expect it
  expected_for date NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by text REFERENCES staff,
  ended_at timestamptz,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((lat IS NULL) = (lon IS NULL))
);
CREATE INDEX causes_at ON causes (agency_id, state, opened_at DESC, id DESC);
CREATE INDEX causes_latest ON causes (state, opened_at DESC, id DESC);

-- What happened to it, step by step; only added.
CREATE TABLE cause_steps (
  cause_id uuid NOT NULL REFERENCES causes,
  step_no integer NOT NULL,
  what text NOT NULL CHECK (what IN ('opened', 'changed', 'answered', 'solved', 'abandoned')),
  at timestamptz NOT NULL,
  staff_id text REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  on_behalf_of text REFERENCES staff,
  day date,
  words text,
  PRIMARY KEY (cause_id, step_no)
);
CREATE FUNCTION cause_steps_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'steps of a cause are only added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER cause_steps_stay BEFORE UPDATE OR DELETE ON cause_steps
  FOR EACH ROW EXECUTE FUNCTION cause_steps_stay();

-- Which complaints it ever gathered; those it gathers now carry its id.
CREATE TABLE gatherings (
  complaint_number bigint NOT NULL REFERENCES complaints,
  -- of the entry in the history that says so
  seq integer NOT NULL,
  cause_id uuid NOT NULL,
  PRIMARY KEY (complaint_number, seq)
);
CREATE INDEX gatherings_of ON gatherings (cause_id, complaint_number);

-- Files of a complaint's own place that wait with it for the reply of its cause.
CREATE TABLE cause_files (
  complaint_number bigint NOT NULL REFERENCES complaints,
  upload_id uuid NOT NULL,
  document_kind text,
  staff_id text REFERENCES staff,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (complaint_number, upload_id)
);

-- The reply that was written last, for those that still wait.
CREATE TABLE cause_replies (
  cause_id uuid PRIMARY KEY REFERENCES causes,
  claim text NOT NULL CHECK (claim IN ('cause_removed', 'partly', 'explained')),
  text text NOT NULL,
  written_at timestamptz NOT NULL
);

-- Once it was answered it goes on carrying the cause, for who looks at what became of all of them.
ALTER TABLE complaints ADD COLUMN cause_id uuid,
  ADD CHECK (cause_id IS NULL OR status NOT IN ('dismissed', 'joined', 'withdrawn'));
CREATE INDEX complaints_cause ON complaints (cause_id, number) WHERE cause_id IS NOT NULL;

ALTER TABLE history_entries DROP CONSTRAINT history_entries_verb_check,
  ADD CONSTRAINT history_entries_verb_check CHECK (verb IN ('receive', 'askComplainant', 'supply',
    'lapse', 'refer', 'handBack', 'accept', 'promise', 'answer', 'returnReply', 'settle', 'confirm',
    'closeUnconfirmed', 'dismiss', 'appeal', 'join', 'follow', 'release', 'withdraw', 'prioritise',
    'extend', 'takeOver', 'escalate', 'retime', 'obstruct', 'decideObstacle', 'removeObstacle',
    'gather', 'announceDay', 'ungather'));
ALTER TABLE notices DROP CONSTRAINT notices_template_check,
  ADD CONSTRAINT notices_template_check CHECK (template IN ('received', 'referred', 'referred_again',
    'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered', 'returned',
    'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed', 'withdrawn',
    'obstructed', 'obstacle_decided', 'obstacle_removed', 'gathered', 'day_announced', 'ungathered',
    'identity_opened', 'erased', 'erasure_refused'));
ALTER TABLE notice_texts DROP CONSTRAINT notice_texts_template_check,
  ADD CONSTRAINT notice_texts_template_check CHECK (template IN ('received', 'referred',
    'referred_again', 'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered',
    'returned', 'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed',
    'withdrawn', 'obstructed', 'obstacle_decided', 'obstacle_removed', 'gathered', 'day_announced',
    'ungathered', 'identity_opened', 'erased', 'erasure_refused'));

UPDATE roles SET permissions = permissions || '{gather,announceDay,ungather}'
  WHERE standard AND code IN ('agency_officer', 'head');
