-- Keys by which the systems of partners call the API: a bank, a ministry (docs/decisions/0030-codes-and-keys.md).
CREATE TABLE partner_keys (
  -- stands in the key itself, so that one that leaked is recognised; in histories it is who acted
  id text PRIMARY KEY CHECK (id ~ '^key_[a-z0-9]{10}$'),
  name text NOT NULL,
  agency_id integer NOT NULL REFERENCES agencies,
  reach text NOT NULL CHECK (reach IN ('below', 'alone')),
  permissions text[] NOT NULL CHECK (cardinality(permissions) > 0),
  per_minute integer NOT NULL CHECK (per_minute BETWEEN 1 AND 6000),
  secret_hash bytea NOT NULL,
  -- what was replaced, which lives on until then
  old_hash bytea,
  old_until timestamptz,
  made_at timestamptz NOT NULL,
  made_by text REFERENCES staff,
  renewed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  -- to the hour
  used_at timestamptz,
  CHECK ((old_hash IS NULL) = (old_until IS NULL))
);
CREATE INDEX partner_keys_of_agency ON partner_keys (agency_id);
CREATE INDEX partner_keys_made ON partner_keys (made_at, id);

UPDATE roles SET permissions = permissions || '{issueKeys}' WHERE code IN ('head', 'administrator');

-- What a partner's system did stands in the history as such: `staff_id` is the id of its key.
ALTER TABLE history_entries DROP CONSTRAINT history_entries_actor_check,
  ADD CONSTRAINT history_entries_actor_check
    CHECK (actor IN ('staff', 'complainant', 'system', 'partner')),
  ADD CONSTRAINT history_entries_partner_check
    CHECK ((actor = 'partner') <= (staff_id IS NOT NULL AND agency_id IS NOT NULL));

ALTER TABLE administration_changes DROP CONSTRAINT administration_changes_subject_kind_check,
  ADD CONSTRAINT administration_changes_subject_kind_check CHECK (subject_kind IN ('staff', 'category',
    'notice_template', 'setting', 'role', 'partner_key')),
  DROP CONSTRAINT administration_changes_what_check,
  ADD CONSTRAINT administration_changes_what_check CHECK (what IN ('created', 'edited', 'activated',
    'deactivated', 'role_given', 'role_taken', 'password_set', 'reset', 'lent', 'lending_ended',
    'invited', 'password_chosen', 'second_factor_set', 'second_factor_removed', 'recovery_codes_made',
    'passkey_added', 'passkey_removed', 'sessions_ended', 'left', 'renewed', 'revoked'));
