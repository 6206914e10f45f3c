-- The index of agencies, computed each night from complaint_figures (docs/figures.md, "The index"): what it
-- is computed from, which is published, and what came out of that.
CREATE TABLE standing_periods (
  -- 2026, or 2026-Q3
  period text PRIMARY KEY CHECK (period ~ '^[0-9]{4}(-Q[1-4])?$'),
  from_day date NOT NULL,
  to_day date NOT NULL,
  -- what was done up to the end of this day is counted
  until_day date NOT NULL,
  computed_at timestamptz NOT NULL,
  -- of each kind and size: how many agencies, and the quartiles of their index
  groups jsonb NOT NULL
);

CREATE TABLE standing_cells (
  period text NOT NULL REFERENCES standing_periods ON DELETE CASCADE,
  agency_id integer NOT NULL REFERENCES agencies,
  -- 0: without a category
  category_id integer NOT NULL,
  -- the kind of the agency when it was computed
  kind text NOT NULL,
  counts jsonb NOT NULL,
  settled_after text NOT NULL,
  unsettled_after text NOT NULL,
  PRIMARY KEY (period, agency_id, category_id)
);

CREATE TABLE standings (
  period text NOT NULL REFERENCES standing_periods ON DELETE CASCADE,
  agency_id integer NOT NULL REFERENCES agencies,
  -- group by group, the highest index first
  place integer NOT NULL,
  peers text NOT NULL,
  result jsonb NOT NULL,
  PRIMARY KEY (period, agency_id)
);
CREATE UNIQUE INDEX standings_place ON standings (period, place);
