-- When agencies work, and how long each step may take (docs/decisions/0038-calendars.md). Nothing here is
-- ever edited or deleted: a later line replaces an earlier one, so that the working time of every agency as
-- it was known at any instant can be reckoned anew. Small, and kept in memory with the directory.

-- Hours of a day are a list of windows, [{"from": "08:00", "to": "15:00"}]; a week is seven such lists
-- from Sunday.
CREATE TABLE calendars (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id integer NOT NULL REFERENCES agencies,
  -- null: what the agency above has
  week jsonb CHECK (jsonb_typeof(week) = 'array' AND jsonb_array_length(week) = 7),
  round_the_clock boolean NOT NULL DEFAULT false,
  -- whose public holidays count, by ISO 3166; '' for nobody's; null: as above
  country text CHECK (country ~ '^([A-Z]{2})?$'),
  -- the hours of Ramadan; an empty list when they are as ever; null: as above
  ramadan jsonb CHECK (jsonb_typeof(ramadan) = 'array'),
  declared_at timestamptz NOT NULL,
  staff_id text REFERENCES staff,
  CHECK (NOT round_the_clock OR week IS NULL)
);
CREATE INDEX calendars_of_agency ON calendars (agency_id, id);
COMMENT ON TABLE calendars IS 'The hours of an agency and of what stands below it; the latest line of an agency counts.';

CREATE TABLE calendar_days (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id integer NOT NULL REFERENCES agencies,
  kind text NOT NULL CHECK (kind IN ('holiday', 'closure', 'working_day', 'hours', 'ramadan', 'withdrawal')),
  first_day date NOT NULL,
  last_day date NOT NULL,
  -- of `hours`, and of a `working_day` with hours of its own
  windows jsonb CHECK (jsonb_typeof(windows) = 'array' AND jsonb_array_length(windows) > 0),
  name_ar text NOT NULL DEFAULT '',
  name_en text NOT NULL DEFAULT '',
  -- by which it was declared, as people cite it
  decree text NOT NULL DEFAULT '',
  -- the line that this one takes the place of; a line is replaced once
  replaces_id integer UNIQUE REFERENCES calendar_days,
  declared_at timestamptz NOT NULL,
  staff_id text REFERENCES staff,
  CHECK (last_day >= first_day AND last_day - first_day < 366),
  CHECK (kind <> 'withdrawal' OR replaces_id IS NOT NULL),
  CHECK ((kind = 'hours') <= (windows IS NOT NULL)),
  CHECK ((windows IS NOT NULL) <= (kind IN ('hours', 'working_day')))
);
CREATE INDEX calendar_days_of_agency ON calendar_days (agency_id, id);
COMMENT ON TABLE calendar_days IS 'Days that are not as the week says, by decree or an agency''s own: for it and what stands below it, until one nearer says otherwise.';

-- How long a step may take. A column that is null means any; of the lines of one agency the most exact
-- counts, of the agencies from the root down the strictest. A line of neither minutes nor days takes back
-- what was set before. Where nothing is set, the program's own allowances count.
CREATE TABLE targets (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id integer NOT NULL REFERENCES agencies,
  category_id integer REFERENCES categories,
  kind text CHECK (kind IN ('complaint', 'request', 'enquiry', 'suggestion', 'violation')),
  priority text CHECK (priority IN ('ordinary', 'urgent', 'critical')),
  step text NOT NULL CHECK (step IN ('examination', 'acceptance', 'handling', 'judging',
    'supply', 'supply_cap', 'objection', 'appeal')),
  minutes integer CHECK (minutes BETWEEN 1 AND 60000),
  round_the_clock boolean NOT NULL DEFAULT false,
  days integer CHECK (days BETWEEN 1 AND 365),
  declared_at timestamptz NOT NULL,
  staff_id text REFERENCES staff,
  CHECK (minutes IS NULL OR step IN ('examination', 'acceptance', 'handling', 'judging')),
  CHECK (days IS NULL OR step NOT IN ('examination', 'acceptance', 'handling', 'judging')),
  CHECK (minutes IS NOT NULL OR NOT round_the_clock)
);
CREATE INDEX targets_of_agency ON targets (agency_id, id);

CREATE TRIGGER calendars_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendars
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calendar_days_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar_days
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER targets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON targets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON calendars, calendar_days, targets FROM insaf_app;

CREATE TRIGGER calendars_changed AFTER INSERT ON calendars
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER calendar_days_changed AFTER INSERT ON calendar_days
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER targets_changed AFTER INSERT ON targets
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();

-- The recounting of what was open when a calendar or a target changed: how far it is, and how much it moved.
CREATE TABLE recounts (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- below which agency, and for which line
  agency_id integer NOT NULL REFERENCES agencies,
  calendar_id integer REFERENCES calendars,
  calendar_day_id integer REFERENCES calendar_days,
  target_id integer REFERENCES targets,
  asked_at timestamptz NOT NULL,
  -- the last complaint that was looked at
  reached bigint NOT NULL DEFAULT 0,
  looked_at integer NOT NULL DEFAULT 0,
  moved integer NOT NULL DEFAULT 0,
  finished_at timestamptz,
  CHECK (num_nonnulls(calendar_id, calendar_day_id, target_id) = 1)
);
CREATE INDEX recounts_of_agency ON recounts (agency_id, id);
CREATE INDEX recounts_open ON recounts (id) WHERE finished_at IS NULL;
CREATE INDEX recounts_of_day ON recounts (calendar_day_id) WHERE calendar_day_id IS NOT NULL;

-- Who administers at the root or a governorate declares days and targets of what stands below.
UPDATE roles SET permissions = permissions || '{manageCalendars}'::text[] WHERE code = 'administrator';
