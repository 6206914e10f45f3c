-- The keys under which the keys of people are wrapped, and identities hashed. Each generation is itself
-- wrapped by the master key, which is not here (docs/decisions/0031-custody.md). A generation is removed
-- when nothing is sealed by it any more, and the constraints below see to it that nothing is.
CREATE TABLE key_generations (
  no smallint PRIMARY KEY CHECK (no >= 1),
  -- the generation whose hashing key this one carries on
  hashing_no smallint NOT NULL CHECK (hashing_no BETWEEN 1 AND no),
  -- which master key wrapped it; INSAF_SECRET with nothing wrapped: what was sealed before there were any
  master text NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO key_generations (no, hashing_no, master, wrapped)
  SELECT 1, 1, 'INSAF_SECRET', '' WHERE EXISTS (SELECT FROM complainants);

ALTER TABLE complainants ADD COLUMN key_no smallint NOT NULL DEFAULT 1 REFERENCES key_generations;
ALTER TABLE complainants ALTER COLUMN key_no DROP DEFAULT;
CREATE INDEX complainants_key ON complainants (key_no);

-- What of a person somebody may see whole, field by field (contract/identity.ts), in place of one permission
-- for all of it. What is confidential is opened by two, and no role sees it by itself.
UPDATE roles SET permissions = array_remove(array_remove(permissions, 'readIdentity'), 'readConfidential')
  || CASE
    WHEN NOT 'readIdentity' = ANY (permissions) THEN '{}'::text[]
    WHEN code = 'agency_officer' THEN '{readName,reachByTelephone,reachByEmail,readAddress,hearVoice}'
    WHEN code = 'field_officer' THEN '{readName,reachByTelephone,readAddress,hearVoice}'
    WHEN code = 'referral_officer' THEN '{readName,reachByTelephone,hearVoice}'
    ELSE '{readName,readNationalId,reachByTelephone,reachByEmail,readAddress,hearVoice}'
  END
  || CASE
    WHEN code IN ('head', 'supervisor') THEN '{approveOpening}'::text[] ELSE '{}'
  END;

-- Openings of who complains to one member of staff: asked with a reason, decided by another, ended by time.
-- The reason is the complainant's to read.
CREATE TABLE identity_openings (
  complaint_number bigint NOT NULL REFERENCES complaints,
  opening_no smallint NOT NULL CHECK (opening_no >= 1),
  reason text NOT NULL,
  hours smallint NOT NULL CHECK (hours BETWEEN 1 AND 168),
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL REFERENCES staff,
  asked_agency_id integer NOT NULL REFERENCES agencies,
  asked_role text NOT NULL,
  lapses_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text REFERENCES staff,
  decided_agency_id integer REFERENCES agencies,
  decided_role text,
  refusal text,
  -- until when it is open; null while it waits, and for what was refused
  until timestamptz,
  PRIMARY KEY (complaint_number, opening_no),
  CHECK (decided_by <> asked_by),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_agency_id IS NULL AND decided_role IS NULL)),
  CHECK ((decided_at IS NOT NULL) = (refusal IS NOT NULL OR until IS NOT NULL)),
  CHECK (refusal IS NULL OR until IS NULL)
);
CREATE INDEX identity_openings_waiting ON identity_openings (asked_at, complaint_number, opening_no)
  WHERE decided_at IS NULL;
CREATE INDEX identity_openings_open ON identity_openings (asked_by, until) WHERE until IS NOT NULL;
-- Decided once, and otherwise as it was asked; only what people wrote can be erased.
CREATE FUNCTION opening_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  may_change text[] := ARRAY['reason', 'refusal'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.decided_at IS NULL THEN
    may_change := may_change
      || ARRAY['decided_at', 'decided_by', 'decided_agency_id', 'decided_role', 'until'];
  END IF;
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change THEN
    RAISE EXCEPTION 'an opening is decided once' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_openings_decided_once BEFORE UPDATE OR DELETE ON identity_openings
  FOR EACH ROW EXECUTE FUNCTION opening_decided_once();
REVOKE DELETE, TRUNCATE ON identity_openings FROM insaf_app;

-- Each time that somebody was shown a person's fields whole, or heard their voice.
CREATE TABLE identity_views (
  complaint_number bigint NOT NULL REFERENCES complaints,
  view_id uuid NOT NULL DEFAULT gen_random_uuid(),
  complainant_no smallint NOT NULL,
  fields text[] NOT NULL CHECK (cardinality(fields) > 0),
  at timestamptz NOT NULL,
  staff_id text NOT NULL REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  role text NOT NULL,
  -- the opening that allowed it, in what is confidential
  opening_no smallint,
  PRIMARY KEY (complaint_number, view_id)
);
CREATE INDEX identity_views_of_staff ON identity_views (staff_id, at);
CREATE TRIGGER identity_views_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_views
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON identity_views FROM insaf_app;

ALTER TABLE notices DROP CONSTRAINT notices_template_check,
  ADD CONSTRAINT notices_template_check CHECK (template IN ('received', 'referred', 'referred_again',
    'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered', 'returned',
    'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed', 'withdrawn',
    'identity_opened'));
COMMENT ON COLUMN notices.seq IS 'of the history; of identity_opened: of the opening';
ALTER TABLE notice_texts DROP CONSTRAINT notice_texts_template_check,
  ADD CONSTRAINT notice_texts_template_check CHECK (template IN ('received', 'referred',
    'referred_again', 'asked', 'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered',
    'returned', 'settled', 'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed',
    'withdrawn', 'identity_opened'));

-- Recordings of a voice are kept sealed, each under a key of its own. That key is wrapped by a generation
-- until the recording belongs to a complaint, and then by the key of a complainant of it: destroying that
-- destroys this too. `sha256` is of the content as it is kept.
ALTER TABLE uploads ADD COLUMN sealed_key bytea,
  ADD COLUMN key_no smallint REFERENCES key_generations,
  ADD COLUMN voice_of smallint,
  ADD CHECK ((sealed_key IS NOT NULL) = (key_no IS NOT NULL OR voice_of IS NOT NULL)),
  ADD CHECK (key_no IS NULL OR voice_of IS NULL),
  ADD CHECK (voice_of IS NULL OR complaint_number IS NOT NULL);
CREATE INDEX uploads_key ON uploads (key_no) WHERE key_no IS NOT NULL;
