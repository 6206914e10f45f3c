-- What keeps an officer from removing the cause of complaints, and what becomes of it up the tree.

CREATE TABLE obstacles (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('budget', 'ownership_dispute', 'another_agency', 'court',
    'security_clearance', 'technical', 'spare_parts', 'beneficiary_refuses', 'other')),
  -- whose work it keeps from being done, and whose head has to answer now
  agency_id integer NOT NULL REFERENCES agencies,
  level_id integer NOT NULL REFERENCES agencies,
  -- from whom something is needed: an agency of the tree, or somebody outside it in `outside`
  from_agency_id integer REFERENCES agencies,
  needed_by date,
  recorded_at timestamptz NOT NULL,
  -- how often it went up, by hand or because nobody answered
  risen smallint NOT NULL DEFAULT 0,
  -- by when somebody has to act: the level to answer, or, once it did, the owner to remove it
  due_at timestamptz,
  -- when it goes up if nobody does; null where nobody stands above, and once it is removed
  rises_at timestamptz,
  decided_at timestamptz,
  owner_id integer REFERENCES agencies,
  decided_for date,
  removed_at timestamptz,
  CHECK ((decided_at IS NULL) = (owner_id IS NULL) AND (decided_at IS NULL) = (decided_for IS NULL)),
  CHECK (removed_at IS NULL OR (due_at IS NULL AND rises_at IS NULL))
);
CREATE INDEX obstacles_open_at ON obstacles (agency_id, recorded_at, id) WHERE removed_at IS NULL;
CREATE INDEX obstacles_open ON obstacles (recorded_at, id) WHERE removed_at IS NULL;
CREATE INDEX obstacles_removed ON obstacles (removed_at DESC, id DESC) WHERE removed_at IS NOT NULL;
CREATE INDEX obstacles_rise ON obstacles (rises_at) WHERE rises_at IS NOT NULL;

-- What happened to it, step by step. What people wrote can be erased; that they did it stays.
CREATE TABLE obstacle_steps (
  obstacle_id uuid NOT NULL REFERENCES obstacles,
  step_no integer NOT NULL,
  what text NOT NULL CHECK (what IN ('recorded', 'decided', 'passed_up', 'rose', 'removed')),
  at timestamptz NOT NULL,
  staff_id text REFERENCES staff,
  -- whose role was used; null where nobody answered and it went up by itself
  agency_id integer REFERENCES agencies,
  on_behalf_of text REFERENCES staff,
  -- recorded, passed up and risen: to whose head
  level_id integer REFERENCES agencies,
  -- decided: by which agency it is to be removed, and by what day
  owner_id integer REFERENCES agencies,
  day date,
  -- what is needed, what was decided, why it goes up; from whom outside, or which official
  words text,
  person text,
  PRIMARY KEY (obstacle_id, step_no)
);
CREATE FUNCTION obstacle_steps_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR to_jsonb(OLD) - 'words' - 'person' <> to_jsonb(NEW) - 'words' - 'person'
     OR (NEW.words IS NOT NULL AND NEW.words IS DISTINCT FROM OLD.words)
     OR (NEW.person IS NOT NULL AND NEW.person IS DISTINCT FROM OLD.person)
  THEN
    RAISE EXCEPTION 'steps of an obstacle are only added, and their words only erased'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER obstacle_steps_stay BEFORE UPDATE OR DELETE ON obstacle_steps
  FOR EACH ROW EXECUTE FUNCTION obstacle_steps_stay();

-- Which complaints it ever held; those it holds now carry its id.
CREATE TABLE obstructions (
  complaint_number bigint NOT NULL REFERENCES complaints,
  -- of the entry in the history that says so
  seq integer NOT NULL,
  obstacle_id uuid NOT NULL,
  PRIMARY KEY (complaint_number, seq)
);
CREATE INDEX obstructions_of ON obstructions (obstacle_id, complaint_number);

ALTER TABLE complaints ADD COLUMN obstacle_id uuid,
  ADD CHECK (obstacle_id IS NULL OR status IN ('referred', 'in_progress', 'incomplete'));
CREATE INDEX complaints_obstacle ON complaints (obstacle_id, number) WHERE obstacle_id IS NOT NULL;

-- For the period review: how many were recorded, decided and removed on a day, by whose work they kept
-- and of what kind; `minutes` from recording to removal, of those that were removed.
CREATE TABLE daily_obstacles (
  day date NOT NULL,
  agency_id integer NOT NULL REFERENCES agencies,
  kind text NOT NULL,
  recorded integer NOT NULL DEFAULT 0,
  decided integer NOT NULL DEFAULT 0,
  removed integer NOT NULL DEFAULT 0,
  minutes bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (day, agency_id, kind)
);

ALTER TABLE history_entries DROP CONSTRAINT history_entries_verb_check,
  ADD CONSTRAINT history_entries_verb_check CHECK (verb IN ('receive', 'askComplainant', 'supply',
    'lapse', 'refer', 'handBack', 'accept', 'promise', 'answer', 'returnReply', 'settle', 'confirm',
    'closeUnconfirmed', 'dismiss', 'appeal', 'join', 'follow', 'release', 'withdraw', 'prioritise',
    'extend', 'takeOver', 'escalate', 'retime', 'obstruct', 'decideObstacle', 'removeObstacle'));
ALTER TABLE notices DROP CONSTRAINT notices_template_check,
  ADD CONSTRAINT notices_template_check CHECK (template IN ('received', 'referred', 'referred_again',
    'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered', 'returned',
    'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed', 'withdrawn',
    'obstructed', 'obstacle_decided', 'obstacle_removed', 'identity_opened', 'erased', 'erasure_refused'));
ALTER TABLE notice_texts DROP CONSTRAINT notice_texts_template_check,
  ADD CONSTRAINT notice_texts_template_check CHECK (template IN ('received', 'referred',
    'referred_again', 'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered',
    'returned', 'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed',
    'withdrawn', 'obstructed', 'obstacle_decided', 'obstacle_removed', 'identity_opened', 'erased',
    'erasure_refused'));

UPDATE roles SET permissions = permissions || '{obstruct,removeObstacle}'
  WHERE standard AND code = 'agency_officer';
UPDATE roles SET permissions = permissions || '{obstruct}' WHERE standard AND code = 'field_officer';
UPDATE roles SET permissions = permissions || '{obstruct,decideObstacle,removeObstacle}'
  WHERE standard AND code = 'head';

-- `obstacle/3`: what was written of the obstacle by the third move.
ALTER TABLE redactions
  DROP CONSTRAINT redactions_subject_check,
  ADD CONSTRAINT redactions_subject_check CHECK (subject ~ '^(text|remedy|address|landmark|(words|reply|note|refusal|obstacle)/[1-9][0-9]{0,8}|accepted/[1-9][0-9]{0,8}-[1-9][0-9]{0,8}|(photo|file)/[0-9a-f-]{36})$');
