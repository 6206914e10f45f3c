-- Who hears of it when a clock runs out, and whom it has risen to (docs/decisions/0039-ladders.md).

-- Lines are only ever added, like those of calendars: of each clock and priority of an agency the latest
-- counts, and one without steps takes back what was set before. Where nothing is set, the program's own
-- ladders count. Small, and kept in memory with the directory.
CREATE TABLE ladders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id integer NOT NULL REFERENCES agencies,
  clock text NOT NULL CHECK (clock IN ('examination', 'handling', 'judging')),
  -- null: any
  priority text CHECK (priority IN ('ordinary', 'urgent', 'critical')),
  -- [{"percent": 80, "tells": ["officers"]}, {"overdue": 420, "tells": ["parent"]}], by time
  steps jsonb CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) BETWEEN 1 AND 12),
  declared_at timestamptz NOT NULL,
  staff_id text REFERENCES staff
);
CREATE INDEX ladders_of_agency ON ladders (agency_id, id);
COMMENT ON TABLE ladders IS 'Who is told at which share of a clock''s time, and after it; the latest line of an agency counts, for it and what stands below it, until one nearer says otherwise.';

CREATE TRIGGER ladders_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ladders
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON ladders FROM insaf_app;
CREATE TRIGGER ladders_changed AFTER INSERT ON ladders
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();

-- What rose to whom: to those who hold a permission at an agency, whoever they are when they look. It ends
-- with the move that does something about it.
CREATE TABLE risings (
  complaint_number bigint NOT NULL,
  -- the entry in the history that says so
  seq integer NOT NULL,
  told text NOT NULL CHECK (told IN ('officers', 'complaints_officers', 'head', 'parent',
    'governorate', 'central_office')),
  agency_id integer NOT NULL REFERENCES agencies,
  permission text NOT NULL,
  at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (complaint_number, seq, told, agency_id),
  FOREIGN KEY (complaint_number, seq) REFERENCES history_entries
);
CREATE INDEX risings_open ON risings (agency_id, permission, complaint_number) WHERE ended_at IS NULL;
CREATE INDEX risings_of_complaint ON risings (complaint_number) WHERE ended_at IS NULL;

-- What ran before is looked at when it falls due, or at once where it is overdue.
UPDATE complaints SET next_step_at = due_at WHERE clock_state = 'running' AND due_at IS NOT NULL;
