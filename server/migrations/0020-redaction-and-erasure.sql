-- What is hidden from those who need not know it, and what is erased for good
-- (docs/decisions/0032-redaction-and-erasure.md).

-- Versions of what is hidden of one subject: of `text`, `remedy`, the words written with a move (`words/3`),
-- or a photo (`photo/<id>`). The greatest number is what holds; undoing adds a version that hides less. A
-- version says where, never what: places in a text count code points of its NFC form, rectangles are parts
-- of a thousand of the upright photo.
CREATE TABLE redactions (
  complaint_number bigint NOT NULL REFERENCES complaints,
  redaction_no integer NOT NULL CHECK (redaction_no >= 1),
  subject text NOT NULL CHECK (subject ~ '^(text|remedy|words/[1-9][0-9]{0,8}|photo/[0-9a-f-]{36})$'),
  marks jsonb NOT NULL CHECK (jsonb_typeof(marks) = 'array'),
  -- under what name the copies of a photo with its rectangles filled are kept; null where nothing is hidden
  rendition bytea CHECK (octet_length(rendition) = 32),
  at timestamptz NOT NULL,
  staff_id text NOT NULL REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  PRIMARY KEY (complaint_number, redaction_no),
  CHECK (rendition IS NULL OR starts_with(subject, 'photo/'))
);
CREATE TRIGGER redactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON redactions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON redactions FROM insaf_app;

-- Erasures: asked for by the person or on their behalf and decided by an officer, or due because the time
-- for which data of the category are kept is over.
CREATE TABLE erasures (
  complaint_number bigint NOT NULL REFERENCES complaints,
  erasure_no smallint NOT NULL CHECK (erasure_no >= 1),
  why text NOT NULL CHECK (why IN ('asked', 'retention')),
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL CHECK (asked_by IN ('complainant', 'staff', 'system')),
  asked_staff_id text REFERENCES staff,
  asked_agency_id integer REFERENCES agencies,
  decided_at timestamptz,
  decided_by text REFERENCES staff,
  decided_agency_id integer REFERENCES agencies,
  -- why it was refused, for the person to read
  refusal text,
  done_at timestamptz,
  PRIMARY KEY (complaint_number, erasure_no),
  CHECK ((why = 'retention') = (asked_by = 'system')),
  CHECK ((asked_by = 'staff') = (asked_staff_id IS NOT NULL AND asked_agency_id IS NOT NULL)),
  CHECK (why = 'retention' OR (decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_agency_id IS NULL)),
  CHECK (why = 'asked' OR (decided_at IS NOT NULL AND refusal IS NULL)),
  CHECK (refusal IS NULL OR (decided_at IS NOT NULL AND done_at IS NULL)),
  CHECK (done_at IS NULL OR decided_at IS NOT NULL)
);
-- One at a time, and none after one was carried out.
CREATE UNIQUE INDEX erasures_one ON erasures (complaint_number) WHERE refusal IS NULL;
CREATE INDEX erasures_waiting ON erasures (asked_at, complaint_number) WHERE decided_at IS NULL;
CREATE INDEX erasures_due ON erasures (decided_at, complaint_number)
  WHERE decided_at IS NOT NULL AND refusal IS NULL AND done_at IS NULL;
CREATE FUNCTION erasure_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  may_change text[] := CASE WHEN OLD.decided_at IS NULL
    THEN ARRAY['decided_at', 'decided_by', 'decided_agency_id', 'refusal']
    WHEN OLD.done_at IS NULL THEN ARRAY['done_at', 'refusal'] ELSE '{}' END;
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change
     OR (OLD.decided_at IS NOT NULL AND (OLD.refusal IS NULL) <> (NEW.refusal IS NULL)) THEN
    RAISE EXCEPTION 'an erasure is decided once' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erasures_decided_once BEFORE UPDATE OR DELETE ON erasures
  FOR EACH ROW EXECUTE FUNCTION erasure_decided_once();
REVOKE DELETE, TRUNCATE ON erasures FROM insaf_app;

-- When the person of a complaint was erased, and when the content of a file was.
ALTER TABLE complaints ADD COLUMN erased_at timestamptz;
ALTER TABLE uploads ADD COLUMN erased_at timestamptz;
-- What has ended, by category and age: among these the nightly job looks for what is kept long enough.
CREATE INDEX complaints_kept ON complaints (category_id, received_at, number)
  WHERE status IN ('closed', 'dismissed', 'withdrawn') AND erased_at IS NULL;

-- Which complaints show a file of a reply: a reply of a leading complaint is shown by those that follow it.
CREATE INDEX reply_files_of_upload ON reply_files (upload_id);

-- For how long after its end a complaint keeps its person and words.
ALTER TABLE categories ADD COLUMN retention_years integer NOT NULL DEFAULT 5
  CHECK (retention_years BETWEEN 1 AND 100);

-- What was judged stays as it was judged; what the judge wrote with it can be erased.
CREATE OR REPLACE FUNCTION refuse_unproving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (OLD.accepted_at IS NOT NULL
       AND to_jsonb(OLD) - 'accepted_reason' <> to_jsonb(NEW) - 'accepted_reason')
     OR ROW(OLD.complaint_number, OLD.reply_no, OLD.item_no, OLD.requirement, OLD.upload_id, OLD.state, OLD.because)
        IS DISTINCT FROM
        ROW(NEW.complaint_number, NEW.reply_no, NEW.item_no, NEW.requirement, NEW.upload_id, NEW.state, NEW.because)
  THEN
    RAISE EXCEPTION 'evidence items are evaluated once and only accepted afterwards'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE notices DROP CONSTRAINT notices_template_check,
  ADD CONSTRAINT notices_template_check CHECK (template IN ('received', 'referred', 'referred_again',
    'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered', 'returned',
    'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed', 'withdrawn',
    'identity_opened', 'erased', 'erasure_refused'));
COMMENT ON COLUMN notices.seq IS 'of the history; of identity_opened: of the opening; of erasures: of the erasure';
ALTER TABLE notice_texts DROP CONSTRAINT notice_texts_template_check,
  ADD CONSTRAINT notice_texts_template_check CHECK (template IN ('received', 'referred',
    'referred_again', 'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered',
    'returned', 'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed',
    'withdrawn', 'identity_opened', 'erased', 'erasure_refused'));

UPDATE roles SET permissions = permissions || '{redact}'::text[] WHERE code IN ('examiner', 'head');
UPDATE roles SET permissions = permissions || '{decideErasure}'::text[] WHERE code IN ('head', 'supervisor');
