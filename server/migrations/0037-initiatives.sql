-- Programmes with a supervisor of their own, within which people file (docs/decisions/0047-initiatives.md).
-- Few, never deleted, and kept in memory with the directory; each change is a change of administration.
CREATE TABLE initiatives (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_ar text NOT NULL CHECK (name_ar <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  -- what it is for, in one sentence
  purpose_ar text NOT NULL CHECK (purpose_ar <> ''),
  purpose_en text NOT NULL CHECK (purpose_en <> ''),
  supervisor_id integer NOT NULL REFERENCES agencies,
  first_day date NOT NULL,
  -- null: until somebody closes it
  last_day date,
  open boolean NOT NULL,
  -- what it takes; an empty list is everything
  kinds text[] NOT NULL DEFAULT '{}',
  channels text[] NOT NULL DEFAULT '{}',
  category_ids integer[] NOT NULL DEFAULT '{}',
  CHECK (last_day >= first_day)
);
COMMENT ON TABLE initiatives IS 'Programmes within which people file; a supervising agency examines what comes.';
REVOKE DELETE, TRUNCATE ON initiatives FROM insaf_app;
CREATE TRIGGER initiatives_changed AFTER INSERT OR UPDATE OR DELETE ON initiatives
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();

-- Within which it was filed; it stays so.
ALTER TABLE complaints ADD COLUMN initiative_id integer REFERENCES initiatives;
CREATE INDEX complaints_turn_initiative ON complaints (initiative_id, status, turn_at, number)
  WHERE initiative_id IS NOT NULL;

-- How long what was filed within it may take.
ALTER TABLE targets ADD COLUMN initiative_id integer REFERENCES initiatives;

ALTER TABLE administration_changes DROP CONSTRAINT administration_changes_subject_kind_check,
  ADD CONSTRAINT administration_changes_subject_kind_check CHECK (subject_kind IN ('staff', 'category',
    'notice_template', 'setting', 'role', 'partner_key', 'ladder', 'initiative'));

UPDATE roles SET permissions = permissions || '{manageInitiatives}'::text[] WHERE code = 'administrator';
