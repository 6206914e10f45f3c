-- Who signed in and who tried, links that somebody asks for themselves, and what live streams hear at once.

-- Kept for half a year (features/sign-in/jobs.ts): shown to the person and to who administers them.
CREATE TABLE staff_sign_ins (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  at timestamptz NOT NULL,
  what text NOT NULL CHECK (what IN ('first_step', 'signed_in', 'second_factor', 'proven',
    'signed_out', 'wrong_password', 'wrong_second_factor')),
  way text CHECK (way IN ('password', 'passkey', 'directory')),
  address text NOT NULL,
  device text NOT NULL,
  -- a device from which the person had not signed in before
  new_device boolean NOT NULL DEFAULT false
);
CREATE INDEX staff_sign_ins_of_staff ON staff_sign_ins (staff_id, id);
CREATE INDEX staff_sign_ins_by_time ON staff_sign_ins (at);
REVOKE UPDATE, TRUNCATE ON staff_sign_ins FROM insaf_app;

ALTER TABLE staff_links DROP CONSTRAINT staff_links_purpose_check,
  ADD CONSTRAINT staff_links_purpose_check CHECK (purpose IN ('invitation', 'reset', 'forgotten'));

-- Whatever takes rights away is said in its own transaction, whoever does it, so that a stream that is open
-- is told nothing that was committed after it (features/live/events.ts has the channel and the word).
CREATE FUNCTION say_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('insaf_live', '[["r"]]');
    RETURN NULL;
  END $$;
CREATE FUNCTION say_session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM ended) THEN PERFORM pg_notify('insaf_live', '[["r"]]'); END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER staff_roles_said AFTER INSERT OR UPDATE OR DELETE ON staff_roles
  FOR EACH STATEMENT EXECUTE FUNCTION say_rights_changed();
CREATE TRIGGER delegations_said AFTER INSERT OR UPDATE OR DELETE ON delegations
  FOR EACH STATEMENT EXECUTE FUNCTION say_rights_changed();
CREATE TRIGGER roles_said AFTER UPDATE OR DELETE ON roles
  FOR EACH STATEMENT EXECUTE FUNCTION say_rights_changed();
CREATE TRIGGER agencies_said AFTER UPDATE OF path ON agencies
  FOR EACH STATEMENT EXECUTE FUNCTION say_rights_changed();
CREATE TRIGGER staff_said AFTER UPDATE OF active ON staff
  FOR EACH STATEMENT EXECUTE FUNCTION say_rights_changed();
CREATE TRIGGER staff_sessions_said AFTER DELETE ON staff_sessions REFERENCING OLD TABLE AS ended
  FOR EACH STATEMENT EXECUTE FUNCTION say_session_ended();

-- For which telephone was looked stands apart from who looked, where and when, which can only be added to: when
-- the key by which people are found is changed, what was hashed by the one before is of use to nobody but who
-- has that key, and is removed.
CREATE TABLE caller_lookup_phones (
  lookup_id bigint PRIMARY KEY REFERENCES caller_lookups,
  phone_hash bytea NOT NULL
);
CREATE INDEX caller_lookup_phones_of_phone ON caller_lookup_phones (phone_hash);
INSERT INTO caller_lookup_phones (lookup_id, phone_hash) SELECT id, phone_hash FROM caller_lookups;
ALTER TABLE caller_lookups DROP COLUMN phone_hash;
REVOKE UPDATE, TRUNCATE ON caller_lookup_phones FROM insaf_app;
