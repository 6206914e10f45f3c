-- The directory: places, agencies, categories, staff. Small tables that are read everywhere; on a
-- spread database they are reference tables.

-- The role the server works as. It may add to the history but never change or remove it; the login
-- that migrates owns the tables. Where the login may not create roles, an operator does it first.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'insaf_app') THEN
    CREATE ROLE insaf_app NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster was first
END $$;
GRANT insaf_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO insaf_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO insaf_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO insaf_app;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TABLE installation_facts (
  name text PRIMARY KEY,
  value jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE installation_facts IS 'What this installation remembers of itself, such as which directory was loaded.';

CREATE TABLE places (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  parent_id integer REFERENCES places,
  path text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('governorate', 'centre', 'city', 'district')),
  name_ar text NOT NULL,
  name_en text NOT NULL,
  lat double precision,
  lon double precision
);
CREATE INDEX places_parent ON places (parent_id);

-- A path is the ids from the root down, each closed by a slash: /1/4/19/. All that lies below it is
-- one range of the index: path >= '/1/4/19/' AND path < '/1/4/190' ('0' follows '/' in ASCII).
CREATE TABLE agencies (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  parent_id integer REFERENCES agencies,
  path text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('cabinet', 'system_office', 'rapid_room', 'ministry',
    'authority', 'governorate', 'general_diwan', 'diwan_department', 'technological_centre',
    'local_unit', 'service_directorate', 'company', 'university', 'office')),
  name_ar text NOT NULL,
  name_en text NOT NULL,
  place_id integer REFERENCES places,
  sectors text[] NOT NULL DEFAULT '{}',
  examines boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  successor_id integer REFERENCES agencies,
  CHECK (parent_id IS NOT NULL OR kind = 'cabinet'),
  CHECK (successor_id IS NULL OR NOT active)
);
CREATE INDEX agencies_parent ON agencies (parent_id, code);
CREATE UNIQUE INDEX agencies_one_root ON agencies ((true)) WHERE parent_id IS NULL;
CREATE INDEX agencies_place ON agencies (place_id);
CREATE INDEX agencies_successor ON agencies (successor_id) WHERE successor_id IS NOT NULL;

-- Every name an agency ever had. The history shows the name of its day.
CREATE TABLE agency_names (
  agency_id integer NOT NULL REFERENCES agencies,
  since timestamptz NOT NULL,
  until timestamptz,
  name_ar text NOT NULL,
  name_en text NOT NULL,
  PRIMARY KEY (agency_id, since),
  CHECK (until IS NULL OR until > since)
);
CREATE UNIQUE INDEX agency_names_current ON agency_names (agency_id) WHERE until IS NULL;

CREATE TABLE agency_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id integer NOT NULL REFERENCES agencies,
  at timestamptz NOT NULL,
  what text NOT NULL CHECK (what IN ('created', 'renamed', 'moved', 'merged', 'closed', 'reopened', 'edited')),
  staff_id text,
  before jsonb,
  after jsonb
);
CREATE INDEX agency_changes_of_agency ON agency_changes (agency_id, at);
CREATE TRIGGER agency_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agency_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON agency_changes FROM insaf_app;

CREATE TABLE categories (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  sector text NOT NULL,
  name_ar text NOT NULL,
  name_en text NOT NULL,
  lead_agency_kind text NOT NULL CHECK (lead_agency_kind IN ('cabinet', 'system_office',
    'rapid_room', 'ministry', 'authority', 'governorate', 'general_diwan', 'diwan_department',
    'technological_centre', 'local_unit', 'service_directorate', 'company', 'university', 'office')),
  target_working_minutes integer NOT NULL CHECK (target_working_minutes > 0),
  evidence_photos_after integer NOT NULL DEFAULT 0 CHECK (evidence_photos_after BETWEEN 0 AND 10),
  evidence_documents integer NOT NULL DEFAULT 0 CHECK (evidence_documents BETWEEN 0 AND 10),
  evidence_document_kinds text[] NOT NULL DEFAULT '{}',
  evidence_near_metres integer CHECK (evidence_near_metres > 0),
  urgent boolean NOT NULL DEFAULT false,
  confidential boolean NOT NULL DEFAULT false,
  objection_days integer NOT NULL DEFAULT 14 CHECK (objection_days BETWEEN 1 AND 90),
  words_ar text NOT NULL DEFAULT '',
  words_en text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  CHECK (evidence_photos_after + evidence_documents > 0)
);
COMMENT ON CONSTRAINT categories_check ON categories IS 'No category can be settled without any proof.';

-- Staff and their sign-ins: the tables of Better Auth, under our names.
CREATE TABLE staff (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  language text NOT NULL DEFAULT 'ar' CHECK (language IN ('ar', 'en')),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE staff_sessions (
  id text PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_sessions_of_staff ON staff_sessions (staff_id);
CREATE TABLE staff_accounts (
  id text PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  id_token text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX staff_accounts_of_staff ON staff_accounts (staff_id);
CREATE TABLE staff_verifications (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_verifications_identifier ON staff_verifications (identifier);

CREATE TABLE staff_roles (
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('call_agent', 'counter_clerk', 'examiner', 'agency_officer',
    'judge', 'head', 'supervisor', 'auditor', 'administrator')),
  agency_id integer NOT NULL REFERENCES agencies,
  reach text NOT NULL DEFAULT 'below' CHECK (reach IN ('below', 'alone')),
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (staff_id, agency_id, role)
);
CREATE INDEX staff_roles_at_agency ON staff_roles (agency_id, role);

-- Guesses and other counted attempts, by subject (an address, a complaint's number). Losing them in a
-- crash forgives some guesses and costs nothing else.
CREATE UNLOGGED TABLE counted_attempts (
  subject text PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  wait_until timestamptz NOT NULL
);
CREATE INDEX counted_attempts_last ON counted_attempts (last_at);

-- Servers keep the directory in memory; they look at this one row to learn that it changed.
CREATE FUNCTION directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO installation_facts (name, value)
  VALUES ('directory_version', to_jsonb(pg_current_xact_id()::text))
  ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER places_changed AFTER INSERT OR UPDATE OR DELETE ON places
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER agencies_changed AFTER INSERT OR UPDATE OR DELETE ON agencies
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER categories_changed AFTER INSERT OR UPDATE OR DELETE ON categories
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
