-- What members of staff and offices did in a month (docs/decisions/0059), counted anew each night from the
-- history while anything of the month can still change.

-- History is written in the order of time, so which pages of the table hold a month is known by a few bytes
-- for each hundred of them: no entry pays for an index, and a night reads a month in one sweep.
CREATE INDEX history_entries_at ON history_entries USING brin (at) WITH (autosummarize = on);
CREATE INDEX caller_lookups_at ON caller_lookups USING brin (at) WITH (autosummarize = on);

CREATE TABLE staff_months (
  agency_id integer NOT NULL REFERENCES agencies,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  work jsonb NOT NULL,
  counted_at timestamptz NOT NULL,
  -- when it was first there whole, after the month was over: from then on it is the person's to read before
  -- their head does
  closed_at timestamptz,
  PRIMARY KEY (agency_id, month, staff_id)
);
CREATE INDEX staff_months_of_staff ON staff_months (staff_id, month);

-- What the people of an agency did together, and the times of it.
CREATE TABLE office_months (
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  agency_id integer NOT NULL REFERENCES agencies,
  work jsonb NOT NULL,
  counted_at timestamptz NOT NULL,
  PRIMARY KEY (month, agency_id)
);

-- What somebody wrote beside their own month; another remark does not take the first away.
CREATE TABLE evaluation_remarks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  month date NOT NULL,
  words text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX evaluation_remarks_of ON evaluation_remarks (staff_id, month, agency_id);
CREATE TRIGGER evaluation_remarks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evaluation_remarks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON evaluation_remarks FROM insaf_app;

-- Each time a head read a month of somebody, for that person to see.
CREATE TABLE evaluation_reads (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  month date NOT NULL,
  reader_id text NOT NULL REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX evaluation_reads_of ON evaluation_reads (staff_id, month, agency_id);
CREATE TRIGGER evaluation_reads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evaluation_reads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON evaluation_reads FROM insaf_app;
