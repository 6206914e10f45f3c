-- Period reviews that a committee meets on: prepared by its rapporteur, then closed for good
-- (docs/decisions/0055-meetings.md).
CREATE TABLE meetings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  agency_id integer NOT NULL REFERENCES agencies,
  -- what lies below the agency is reviewed with it
  below boolean NOT NULL,
  -- what is reviewed, as the API knows it
  asked jsonb NOT NULL CHECK (asked ?& '{agency,from,to,tree}'),
  title text NOT NULL CHECK (title <> ''),
  place text NOT NULL,
  held_at timestamptz,
  -- a closed one that this one corrects or adds to
  follows_id uuid REFERENCES meetings,
  state text NOT NULL DEFAULT 'prepared' CHECK (state IN ('prepared', 'closed')),
  version integer NOT NULL DEFAULT 1,
  made_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text REFERENCES staff,
  closed_at timestamptz,
  closed_by text REFERENCES staff,
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX meetings_newest ON meetings (made_at, id);
CREATE INDEX meetings_of_agency ON meetings (agency_id, made_at, id);
CREATE INDEX meetings_following ON meetings (follows_id) WHERE follows_id IS NOT NULL;
COMMENT ON TABLE meetings IS 'Period reviews that a committee meets on; one that was closed is never changed.';

CREATE TABLE meeting_points (
  meeting_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
  -- chosen by who adds it, so that two who write at once can tell their points apart
  point uuid NOT NULL,
  place integer NOT NULL,
  side text NOT NULL CHECK (side IN ('well', 'obstacle', 'recommendation')),
  -- the key of the finding that it rewords or drops; null: a point of the rapporteur's own
  finding text,
  text_ar text NOT NULL,
  text_en text NOT NULL,
  dropped boolean NOT NULL,
  PRIMARY KEY (meeting_id, point),
  UNIQUE (meeting_id, place),
  UNIQUE (meeting_id, finding)
);

-- What was closed, word for word: canonical JSON, and the hash that the ledger has.
CREATE TABLE meeting_reviews (
  meeting_id uuid PRIMARY KEY REFERENCES meetings,
  agency_id integer NOT NULL REFERENCES agencies,
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(frozen, 'UTF8')), 'hex')),
  frozen text NOT NULL,
  closed_at timestamptz NOT NULL,
  staff_id text NOT NULL REFERENCES staff
);
COMMENT ON TABLE meeting_reviews IS 'Closed period reviews as they were frozen, and the hash of each that stands in the ledger.';
CREATE TRIGGER meeting_reviews_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON meeting_reviews FROM insaf_app;
REVOKE TRUNCATE ON meetings, meeting_points FROM insaf_app;

-- Nothing of a closed meeting changes, its points least of all.
CREATE FUNCTION refuse_closed_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the meeting is closed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER closed_meetings_stay BEFORE UPDATE OR DELETE ON meetings
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION refuse_closed_meeting();
CREATE FUNCTION refuse_closed_points() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.meeting_id ELSE OLD.meeting_id END;
BEGIN
  IF EXISTS (SELECT FROM meetings WHERE id = of AND state = 'closed') THEN
    RAISE EXCEPTION 'the meeting is closed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER closed_points_stay BEFORE INSERT OR UPDATE OR DELETE ON meeting_points
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_points();

-- The ledger says the hash to everybody, so that who holds the file finds it there.
ALTER TABLE ledger_events DROP CONSTRAINT ledger_events_type_check,
  ADD CONSTRAINT ledger_events_type_check CHECK (type IN ('view', 'export', 'erase', 'redact', 'handover',
    'opening', 'erasure', 'lookup', 'note', 'notice', 'administration', 'directory', 'head', 'key',
    'review'));
INSERT INTO ledger_kept_tables (name, type, actor, columns, written, at_columns, agency_column) VALUES
('meeting_reviews', 'review', 'staff', '{meeting_id,agency_id,sha256,closed_at,staff_id}', '{}',
  '{closed_at}', 'agency_id');
CREATE OR REPLACE FUNCTION enter_kept(kept ledger_kept_tables, given jsonb, gone boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  event bigint;
  number bigint := (given ->> 'complaint_number')::bigint;
  verb text := kept_verb(kept, given);
  written jsonb := CASE WHEN gone THEN '{}' ELSE kept_written(kept, given) END;
  moment text := (SELECT given ->> c FROM unnest(kept.at_columns) c WHERE NOT gone AND given ->> c IS NOT NULL LIMIT 1);
BEGIN
  INSERT INTO ledger_events (at, type, complaint_number, actor, agency_id, said, parts, personal, salt,
    personal_salt)
  VALUES (coalesce(moment::timestamptz, clock_timestamp()), kept.type, number, kept.actor,
    (given ->> kept.agency_column)::integer,
    CASE WHEN verb IS NOT NULL THEN jsonb_build_object('verb', verb)
      WHEN kept.name = 'meeting_reviews' THEN jsonb_build_object('review', given ->> 'sha256') END,
    jsonb_build_object('row', kept_columns(kept, given) || CASE WHEN gone THEN '{"gone": true}' ELSE '{}' END::jsonb),
    CASE WHEN written <> '{}' THEN jsonb_build_object('written', written) END,
    sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
    CASE WHEN written <> '{}' THEN sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea) END)
  RETURNING id INTO event;
  INSERT INTO ledger_waiting_entries (complaint_number, event_id) VALUES (number, event);
END $$;
CREATE TRIGGER meeting_reviews_enter AFTER INSERT OR UPDATE OR DELETE ON meeting_reviews
  FOR EACH ROW EXECUTE FUNCTION enter_row();
-- Where a proof finds the entry.
CREATE INDEX ledger_events_of_meeting ON ledger_events ((parts -> 'row' ->> 'meeting_id'))
  WHERE type = 'review';

UPDATE roles SET permissions = permissions || '{prepareReviews}'::text[] WHERE standard AND code = 'head';
INSERT INTO roles (code, title_ar, title_en, hint_ar, hint_en, permissions, standard) VALUES
('rapporteur', 'مقرر اللجنة العليا', 'Rapporteur of the committee',
  'يعد المراجعة الدورية لاجتماع اللجنة ويقفلها.', 'Prepares the period review for the committee, and closes it.',
  '{readComplaints,readFigures,prepareReviews}', true);
