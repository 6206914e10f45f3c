-- Figures of ten million complaints (docs/decisions/0053). Of a part, a row is kept for each month alone and
-- holds its days within it; days of their own have only the figures of everything together. All is counted
-- again, in the order in which complaints were received.
TRUNCATE event_figures, cohort_figures, complaint_figures;

-- The days of a month, of parts: an integer for each day and figure that is not none, ascending by
-- (day of the month - 1) * 64 + the place of the figure in contract/figures.ts. That is in the highest eleven
-- bits; the other twenty-one are the count + 1048576. A count too great for them is in several.
ALTER TABLE event_figures ADD COLUMN days integer[],
  ADD CHECK (part = 'all' OR span = 'month'), ADD CHECK ((part = 'all') = (days IS NULL));
ALTER TABLE cohort_figures ADD COLUMN days integer[],
  ADD CHECK (part = 'all' OR span = 'month'), ADD CHECK ((part = 'all') = (days IS NULL));

-- Those days, each figure of each in a row.
CREATE FUNCTION figure_days(month date, days integer[])
RETURNS TABLE (day date, figure integer, count integer) LANGUAGE sql IMMUTABLE AS $$
  SELECT month + (packed >> 27 & 31), packed >> 21 & 63, (packed & 2097151) - 1048576
  FROM unnest(days) AS packed
$$;

-- Where counting all of history goes on: after the complaint that was received then and has the number.
ALTER TABLE figure_progress ADD COLUMN counting_received timestamptz NOT NULL DEFAULT '1970-01-01Z';
UPDATE figure_progress SET counting_after = 0, counted_until = NULL;
CREATE INDEX complaints_received ON complaints (received_at, number);

-- The agencies at which anything was counted of a complaint, with all that stood above them.
CREATE FUNCTION counted_agencies(path text, stands text[])
RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT id::integer)
  FROM unnest(stands || path) AS stand, string_to_array(stand, '/') AS ids,
    unnest(ids[2:cardinality(ids) - 1]) AS id
$$;
-- What concerns a branch, for what sums cannot tell: two parts at once, and what is behind a number.
CREATE INDEX complaint_figures_agencies ON complaint_figures USING gin (counted_agencies(path, stands));
