-- What administrators change while an installation runs, and the memory of who changed it and when.

CREATE TABLE administration_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_kind text NOT NULL CHECK (subject_kind IN ('staff', 'category', 'notice_template', 'setting')),
  subject text NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL CHECK (what IN ('created', 'edited', 'activated', 'deactivated', 'role_given',
    'role_taken', 'password_set', 'reset')),
  staff_id text,
  before jsonb,
  after jsonb
);
CREATE INDEX administration_changes_of_subject ON administration_changes (subject_kind, subject, id);
CREATE TRIGGER administration_changes_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON administration_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON administration_changes FROM insaf_app;

-- The sentences of notices that this installation says in its own words; the rest are the standard ones.
CREATE TABLE notice_texts (
  template text NOT NULL CHECK (template IN ('received', 'referred', 'referred_again', 'asked',
    'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered', 'returned', 'settled',
    'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed', 'withdrawn')),
  language text NOT NULL CHECK (language IN ('ar', 'en')),
  part text NOT NULL CHECK (part IN ('sms', 'subject', 'text')),
  words text NOT NULL,
  PRIMARY KEY (template, language, part)
);

CREATE TABLE installation_settings (
  name text PRIMARY KEY CHECK (name IN ('name', 'hotline', 'email', 'address', 'hours', 'banner')),
  value jsonb NOT NULL
);

-- Servers keep both in memory and look at one row of installation_facts each to learn of a change.
CREATE FUNCTION remember_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO installation_facts (name, value)
  VALUES (TG_TABLE_NAME || '_version', to_jsonb(pg_current_xact_id()::text))
  ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER notice_texts_changed AFTER INSERT OR UPDATE OR DELETE ON notice_texts
  FOR EACH STATEMENT EXECUTE FUNCTION remember_version();
CREATE TRIGGER installation_settings_changed AFTER INSERT OR UPDATE OR DELETE ON installation_settings
  FOR EACH STATEMENT EXECUTE FUNCTION remember_version();

-- Staff are found by name and address in any spelling: folded as everything searched is
-- (contract/arabic.ts), written with the name. Those of before are folded roughly until next edited.
ALTER TABLE staff ADD COLUMN search_text text NOT NULL DEFAULT '';
UPDATE staff SET search_text =
  translate(regexp_replace(lower(name || ' ' || email), '[ًٌٍَُِّْـ]', '', 'g'), 'أإآٱىة', 'اااايه');
CREATE INDEX staff_by_name ON staff (name, id);
