-- The ledger answers for what stands beside the history too: who asked to see an identity and who refused,
-- notes, notices, what administrators changed, who may do what, and the tree of agencies
-- (docs/decisions/0037-kept-in-the-ledger.md). Each row is entered when it is written, each change of it
-- anew, and that it was taken away; the audit compares the newest entry with the row.

ALTER TABLE ledger_events DROP CONSTRAINT ledger_events_type_check,
  ADD CONSTRAINT ledger_events_type_check CHECK (type IN ('view', 'export', 'erase', 'redact', 'handover',
    'opening', 'erasure', 'lookup', 'note', 'notice', 'administration', 'directory', 'head', 'key')),
  -- what else everybody reads of it
  ADD COLUMN said jsonb;
CREATE INDEX ledger_events_of_none ON ledger_events ((parts -> 'row' ->> 'of'), id)
  WHERE complaint_number IS NULL;

-- Which tables are entered by row, and what of them: docs/ledger.md. `columns` are committed to as they are,
-- one that ends with `?` as whether it is there; `written` by a digest, under the salt that erasure destroys.
CREATE TABLE ledger_kept_tables (
  name text PRIMARY KEY,
  type text NOT NULL,
  actor text NOT NULL,
  columns text[] NOT NULL,
  written text[] NOT NULL DEFAULT '{}',
  -- when it happened: the first of these that is there, or now
  at_columns text[] NOT NULL DEFAULT '{}',
  agency_column text
);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_kept_tables FROM insaf_app;
INSERT INTO ledger_kept_tables (name, type, actor, columns, written, at_columns, agency_column) VALUES
('identity_openings', 'opening', 'staff',
  '{complaint_number,opening_no,hours,asked_at,asked_by,asked_agency_id,asked_role,lapses_at,decided_at,decided_by,decided_agency_id,decided_role,until}',
  '{reason,refusal}', '{decided_at,asked_at}', 'asked_agency_id'),
('identity_views', 'view', 'staff',
  '{complaint_number,view_id,complainant_no,fields,at,staff_id,agency_id,role,opening_no}',
  '{}', '{at}', 'agency_id'),
('redactions', 'redact', 'staff',
  '{complaint_number,redaction_no,subject,marks,rendition,at,staff_id,agency_id}', '{}', '{at}', 'agency_id'),
('erasures', 'erasure', 'staff',
  '{complaint_number,erasure_no,why,asked_at,asked_by,asked_staff_id,asked_agency_id,decided_at,decided_by,decided_agency_id,done_at,refusal?}',
  '{refusal}', '{done_at,decided_at,asked_at}', 'decided_agency_id'),
('complaint_notes', 'note', 'staff',
  '{complaint_number,note_no,at,staff_id,agency_id}', '{}', '{at}', 'agency_id'),
('complaint_note_words', 'note', 'staff', '{complaint_number,note_no}', '{words}', '{}', NULL),
('notices', 'notice', 'system',
  '{complaint_number,seq,complainant_no,template,params,state,language,way,carrier,sent_at,delivered_at}',
  '{provider_id,last_error}', '{delivered_at,sent_at}', NULL),
('caller_lookups', 'lookup', 'staff', '{id,at,staff_id,agency_id}', '{}', '{at}', 'agency_id'),
('administration_changes', 'administration', 'staff',
  '{id,subject_kind,subject,at,what,staff_id,before,after}', '{}', '{at}', NULL),
('approvals', 'administration', 'staff',
  '{id,kind,permission,agency_ids,subject,asked,reason,asked_by,asked_at,expires_at,state,decided_by,decided_at,words}',
  '{}', '{decided_at,asked_at}', NULL),
('staff', 'administration', 'system', '{id,name,email,active,second_factor}', '{}', '{}', NULL),
('staff_roles', 'administration', 'system', '{staff_id,role,agency_id,reach,since}', '{}', '{}', 'agency_id'),
('delegations', 'administration', 'staff',
  '{id,staff_id,to_id,from_at,until_at,made_at,made_by}', '{}', '{}', NULL),
('roles', 'administration', 'system',
  '{code,title_ar,title_en,hint_ar,hint_en,permissions,standard,active,place}', '{}', '{}', NULL),
('partner_keys', 'administration', 'staff',
  '{id,name,agency_id,reach,permissions,per_minute,secret_hash,old_hash,old_until,made_at,made_by,renewed_at,expires_at,revoked_at}',
  '{}', '{}', 'agency_id'),
('notice_texts', 'administration', 'system', '{template,language,part,words}', '{}', '{}', NULL),
('installation_settings', 'administration', 'system', '{name,value}', '{}', '{}', NULL),
('agencies', 'directory', 'system',
  '{id,code,parent_id,path,kind,name_ar,name_en,place_id,sectors,examines,active,successor_id}', '{}', '{}', NULL),
('agency_names', 'directory', 'system', '{agency_id,since,until,name_ar,name_en}', '{}', '{}', NULL),
('agency_changes', 'directory', 'staff', '{id,agency_id,at,what,staff_id,before,after}', '{}', '{at}', NULL),
('categories', 'directory', 'system',
  '{id,code,sector,name_ar,name_en,lead_agency_kind,target_working_minutes,evidence_photos_after,evidence_documents,evidence_document_kinds,evidence_near_metres,urgent,confidential,objection_days,words_ar,words_en,active,retention_years}',
  '{}', '{}', NULL);

CREATE FUNCTION kept_columns(kept ledger_kept_tables, given jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('of', kept.name) || coalesce(jsonb_object_agg(c, value)
    FILTER (WHERE value <> 'null'), '{}')
  FROM unnest(kept.columns) c CROSS JOIN LATERAL (SELECT CASE WHEN right(c, 1) = '?'
    THEN to_jsonb(given ->> left(c, -1) IS NOT NULL) ELSE given -> c END AS value) v
$$;
CREATE FUNCTION kept_written(kept ledger_kept_tables, given jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(c, encode(sha256(convert_to(given ->> c, 'UTF8')), 'hex')), '{}')
  FROM unnest(kept.written) c WHERE given ->> c <> ''
$$;

-- What happened, where the type alone does not say it to everybody.
CREATE FUNCTION kept_verb(kept ledger_kept_tables, given jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN kept.name NOT IN ('identity_openings', 'erasures') THEN NULL
    WHEN given ->> 'done_at' IS NOT NULL THEN 'done'
    WHEN given ->> 'decided_at' IS NULL THEN 'ask'
    WHEN kept.name = 'identity_openings' AND given ->> 'until' IS NULL THEN 'refuse'
    WHEN kept.name = 'erasures' AND given ->> 'refusal' IS NOT NULL THEN 'refuse'
    ELSE 'approve' END
$$;

CREATE FUNCTION enter_kept(kept ledger_kept_tables, given jsonb, gone boolean) RETURNS void
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
    CASE WHEN verb IS NOT NULL THEN jsonb_build_object('verb', verb) END,
    jsonb_build_object('row', kept_columns(kept, given) || CASE WHEN gone THEN '{"gone": true}' ELSE '{}' END::jsonb),
    CASE WHEN written <> '{}' THEN jsonb_build_object('written', written) END,
    sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
    CASE WHEN written <> '{}' THEN sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea) END)
  RETURNING id INTO event;
  INSERT INTO ledger_waiting_entries (complaint_number, event_id) VALUES (number, event);
END $$;

-- Erasing what was written is entered by the erasure itself; every other change is entered here.
CREATE FUNCTION enter_row() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  kept ledger_kept_tables;
  written jsonb;
BEGIN
  SELECT * INTO STRICT kept FROM ledger_kept_tables WHERE name = TG_TABLE_NAME;
  IF TG_OP = 'DELETE' THEN
    PERFORM enter_kept(kept, to_jsonb(OLD), true);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND kept_columns(kept, to_jsonb(NEW)) = kept_columns(kept, to_jsonb(OLD)) THEN
    written := kept_written(kept, to_jsonb(NEW));
    IF written = '{}' OR written = kept_written(kept, to_jsonb(OLD)) THEN RETURN NULL; END IF;
  END IF;
  PERFORM enter_kept(kept, to_jsonb(NEW), false);
  RETURN NULL;
END $$;

CREATE FUNCTION enter_those_of_before() RETURNS void LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  kept ledger_kept_tables;
  sent text;
BEGIN
  FOR kept IN SELECT * FROM ledger_kept_tables ORDER BY name LOOP
    sent := CASE WHEN kept.name = 'notices' THEN 'WHERE state NOT IN (''queued'', ''sending'')' ELSE '' END;
    EXECUTE format('SELECT count(enter_kept($1, to_jsonb(t), false)) FROM %I t %s', kept.name, sent) USING kept;
  END LOOP;
END $$;
SELECT enter_those_of_before();
DROP FUNCTION enter_those_of_before();

DO $$
DECLARE
  kept text;
BEGIN
  -- Words of notes go only with the person, and that is entered as an erasure.
  FOR kept IN SELECT name FROM ledger_kept_tables WHERE name NOT IN ('notices', 'complaint_note_words') LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION enter_row()', kept || '_enter', kept);
  END LOOP;
END $$;
CREATE TRIGGER complaint_note_words_enter AFTER INSERT OR UPDATE ON complaint_note_words
  FOR EACH ROW EXECUTE FUNCTION enter_row();
-- A notice is entered once it was sent or could not be, and again when it arrived.
CREATE TRIGGER notices_enter AFTER INSERT OR UPDATE ON notices
  FOR EACH ROW WHEN (NEW.state NOT IN ('queued', 'sending')) EXECUTE FUNCTION enter_row();
