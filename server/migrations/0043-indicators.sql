-- Annual indicators, their targets, and how long it takes until something is done with a complaint, which
-- tells how much of a young month is still to come (docs/figures.md, "Annual indicators"; decision 0056).

-- What an indicator counts never changes, so that a target means what it meant when it was set.
CREATE TABLE indicators (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_ar text NOT NULL CHECK (name_ar <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  -- figures of contract/figures.ts, both of one basis, or `dismissed` for every reason together
  basis text NOT NULL CHECK (basis IN ('cohort', 'events')),
  numerator text NOT NULL,
  -- null: the numerator is the number
  denominator text CHECK (denominator <> numerator),
  better text NOT NULL CHECK (better IN ('up', 'down')),
  made_at timestamptz NOT NULL,
  -- null: it came with the program
  staff_id text REFERENCES staff
);
INSERT INTO indicators (code, name_ar, name_en, basis, numerator, denominator, better, made_at) VALUES
  ('answered', 'نسبة ما رُد عليه مما ورد', 'Answered, of those received', 'cohort', 'answered', 'received', 'up', '2026-11-22Z'),
  ('removed', 'نسبة ما زال سببه بقول الجهة مما ورد', 'Cause removed by the agency''s word, of those received', 'cohort', 'removed', 'received', 'up', '2026-11-22Z'),
  ('verified', 'نسبة ما حُسم بأدلة متحقق منها مما ورد', 'Settled with evidence verified, of those received', 'cohort', 'verified', 'received', 'up', '2026-11-22Z'),
  ('confirmed', 'نسبة ما أكده الشاكي مما ورد', 'Confirmed by the complainant, of those received', 'cohort', 'confirmed', 'received', 'up', '2026-11-22Z'),
  ('overdue', 'نسبة ما تجاوز مهلته مما ورد', 'Ran over its time, of those received', 'cohort', 'overdue', 'received', 'down', '2026-11-22Z'),
  ('handed-back', 'نسبة ما رُد لعدم الاختصاص مما وُجه', 'Handed back, of those referred', 'cohort', 'handed_back', 'referred', 'down', '2026-11-22Z'),
  ('upheld', 'نسبة التظلمات المقبولة مما تُظلم فيه', 'Appeals upheld, of those appealed', 'cohort', 'upheld', 'appealed', 'down', '2026-11-22Z'),
  ('settled', 'عدد ما حُسم في السنة بأدلة متحقق منها', 'Settled in the year with evidence verified', 'events', 'verified', NULL, 'up', '2026-11-22Z');

-- Lines are only ever added: the latest of an agency, year and indicator counts, and the rest is its history.
CREATE TABLE indicator_targets (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  indicator_id integer NOT NULL REFERENCES indicators,
  agency_id integer NOT NULL REFERENCES agencies,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  -- a share of 1, or a number; null: taken back, and what stands above holds again
  value double precision CHECK (value >= 0),
  set_at timestamptz NOT NULL,
  staff_id text REFERENCES staff
);
CREATE INDEX indicator_targets_of_agency ON indicator_targets (agency_id, year, indicator_id, id);

CREATE TRIGGER indicators_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON indicators
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER indicator_targets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON indicator_targets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON indicators, indicator_targets FROM insaf_app;

-- Of the complaints of the whole, or of a branch right below the root, to which something was done: how
-- many of them it was done to within so many weeks after they were received, as shares of 1.
CREATE TABLE indicator_growths (
  -- 0: the whole
  branch_id integer NOT NULL,
  figure text NOT NULL,
  counted integer NOT NULL,
  by_week double precision[] NOT NULL,
  until_day date NOT NULL,
  PRIMARY KEY (branch_id, figure)
);

-- Who administers an agency sets its targets and those of what lies below; at the root also what is measured.
UPDATE roles SET permissions = permissions || '{manageIndicators}'::text[] WHERE code = 'administrator';
