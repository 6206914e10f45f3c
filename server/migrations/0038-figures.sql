-- Figures that can be summed for any period, and counted again from history to the very same rows
-- (docs/figures.md, docs/decisions/0046). What was counted before this by verb is counted anew: the job finds
-- figure_progress.counting_after at the beginning, and goes through all complaints.
DROP TABLE daily_figures;
DROP TABLE figure_deltas;

-- Complaints whose figures may have changed. A move adds one narrow row in its own transaction; a job takes
-- them, five seconds later at most. What cannot be counted stays, set aside, until it is touched again.
CREATE TABLE figure_deltas (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  complaint_number bigint NOT NULL,
  set_aside boolean NOT NULL DEFAULT false
);
CREATE INDEX figure_deltas_set_aside ON figure_deltas (complaint_number) WHERE set_aside;

-- What was counted of each complaint, so that what it counts for now can replace it. An event is a pair of
-- integers: days since 2000 * 64 + the place of its figure in contract/figures.ts; and, for where it
-- happened, the place in `stands` from 1 on * 32768 + that of where the complaint had been before, or 0.
-- A stand is the path of an agency on that day and the id of the category, if it had one: /1/4/19/7
CREATE TABLE complaint_figures (
  complaint_number bigint PRIMARY KEY,
  received_day date NOT NULL,
  agency_id integer NOT NULL,
  path text COLLATE "C" NOT NULL,
  category_id integer,
  channel text NOT NULL,
  kind text NOT NULL,
  place_id integer,
  initiative_id integer,
  -- bit n is the n-th cohort figure of contract/figures.ts
  marks integer NOT NULL,
  events integer[] NOT NULL,
  stands text[] NOT NULL,
  counted_at timestamptz NOT NULL
);
CREATE INDEX complaint_figures_received ON complaint_figures (received_day, complaint_number);
-- Which have an event on a day: events && ARRAY[days since 2000 * 64 + place of the figure, ...]
CREATE INDEX complaint_figures_events ON complaint_figures USING gin (events);
CREATE INDEX complaint_figures_below ON complaint_figures (path, received_day, complaint_number);

-- The events that were counted of a complaint, each in a row.
CREATE FUNCTION counted_events(counted complaint_figures)
RETURNS TABLE (day date, figure integer, stand text, other text) LANGUAGE sql IMMUTABLE AS $$
  SELECT date '2000-01-01' + counted.events[no] / 64, counted.events[no] % 64,
    counted.stands[counted.events[no + 1] / 32768],
    counted.stands[nullif(counted.events[no + 1] % 32768, 0)]
  FROM generate_series(1, cardinality(counted.events), 2) AS no
$$;

-- Sums of what complaints contribute: at each agency, of its own and of what lay below it that day, for each
-- day and each month. NULL is none. A row without any figure is not kept.
-- What was done on a day.
CREATE TABLE event_figures (
  agency_id integer NOT NULL,
  reach text NOT NULL CHECK (reach IN ('own', 'under')),
  part text NOT NULL CHECK (part IN ('all', 'category', 'channel', 'kind', 'place', 'initiative')),
  value text COLLATE "C" NOT NULL,
  span text NOT NULL CHECK (span IN ('day', 'month')),
  start date NOT NULL,
  received integer, asked integer, supplied integer, lapsed integer, dismissed_repeated integer,
  dismissed_not_competent integer, dismissed_inexact integer, dismissed_cause_gone integer,
  dismissed_insufficient_documents integer, dismissed_withdrawn integer,
  dismissed_before_court integer, dismissed_abusive integer, referred integer, accepted integer,
  promised integer, answered integer, removed integer, returned integer, verified integer,
  confirmed integer, closed_unconfirmed integer, appealed integer, upheld integer, reopened integer,
  handed_back integer, joined integer, released integer, withdrawn integer, overdue integer,
  came integer, "left" integer,
  PRIMARY KEY (agency_id, reach, part, value, span, start)
);

-- What became until now of the complaints that were received on a day.
CREATE TABLE cohort_figures (
  agency_id integer NOT NULL,
  reach text NOT NULL CHECK (reach IN ('own', 'under')),
  part text NOT NULL CHECK (part IN ('all', 'category', 'channel', 'kind', 'place', 'initiative')),
  value text COLLATE "C" NOT NULL,
  span text NOT NULL CHECK (span IN ('day', 'month')),
  start date NOT NULL,
  received integer, open integer, in_examination integer, incomplete integer,
  dismissed_repeated integer, dismissed_not_competent integer, dismissed_inexact integer,
  dismissed_cause_gone integer, dismissed_insufficient_documents integer,
  dismissed_withdrawn integer, dismissed_before_court integer, dismissed_abusive integer,
  lapsed integer, joined integer, withdrawn integer, referred integer, accepted integer,
  answered integer, removed integer, verified integer, confirmed integer,
  closed_unconfirmed integer, appealed integer, upheld integer, reopened integer, overdue integer,
  handed_back integer, returned integer,
  PRIMARY KEY (agency_id, reach, part, value, span, start)
);

-- How far counting is. One row.
CREATE TABLE figure_progress (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  -- counting all of history: every complaint up to this number is counted; null when that is done
  counting_after bigint,
  -- up to which due time, and among those of one moment to which complaint, time that ran out was looked for
  due_until timestamptz NOT NULL,
  due_number bigint NOT NULL,
  -- the last change of the tree of agencies that was looked at
  change_id bigint NOT NULL,
  -- everything that was done until then is counted
  counted_until timestamptz
);
INSERT INTO figure_progress (counting_after, due_until, due_number, change_id) VALUES (0, '1970-01-01Z', 0, 0);
-- Counting again begins by emptying them at once.
GRANT TRUNCATE ON event_figures, cohort_figures, complaint_figures TO insaf_app;
