-- Who asked which caller a telephone belongs to, and when (docs/decisions/0025-callers.md). The telephone
-- stands here as the keyed hash by which complainants are found, never as digits.
CREATE TABLE caller_lookups (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  staff_id text NOT NULL REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  phone_hash bytea NOT NULL
);
CREATE INDEX caller_lookups_of_staff ON caller_lookups (staff_id, at);
CREATE INDEX caller_lookups_of_phone ON caller_lookups (phone_hash, at);
CREATE TRIGGER caller_lookups_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON caller_lookups
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON caller_lookups FROM insaf_app;
