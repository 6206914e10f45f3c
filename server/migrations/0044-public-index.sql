-- What anyone may read of the index of a period that is over: the counts that are open, and the index that
-- was computed from them alone. Null while the period runs.
ALTER TABLE standing_periods
  ADD COLUMN open_cells text,
  ADD COLUMN open_groups jsonb,
  ADD CONSTRAINT standing_periods_open_check CHECK ((open_cells IS NULL) = (open_groups IS NULL));
