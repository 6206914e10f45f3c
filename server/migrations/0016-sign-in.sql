-- Signing in: second factors, passkeys, devices that are known, links by which an account is taken up or
-- its password chosen anew, and what a session knows of how it began.

ALTER TABLE staff ADD COLUMN second_factor boolean NOT NULL DEFAULT false;

-- Who is signed in now signs in again: nothing is known of how their sessions began.
DELETE FROM staff_sessions;
ALTER TABLE staff_sessions
  ADD COLUMN way text NOT NULL CHECK (way IN ('password', 'passkey', 'directory')),
  ADD COLUMN signed_in_at timestamptz NOT NULL,
  ADD COLUMN used_at timestamptz NOT NULL,
  -- when the person last proved who they are; grave acts ask for it anew
  ADD COLUMN proven_at timestamptz NOT NULL,
  -- when a second factor was shown in this session
  ADD COLUMN second_factor_at timestamptz;

-- The secret of an authenticator app, sealed, and the hashes of recovery codes that are left.
CREATE TABLE staff_authenticators (
  id text PRIMARY KEY,
  staff_id text NOT NULL UNIQUE REFERENCES staff ON DELETE CASCADE,
  secret text NOT NULL,
  recovery_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  since timestamptz NOT NULL DEFAULT now()
);

-- Codes of the app that were used a moment ago: each opens once.
CREATE TABLE staff_used_codes (
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  code text NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (staff_id, code)
);

CREATE TABLE staff_passkeys (
  id text PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  name text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL DEFAULT '{}',
  made_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX staff_passkeys_of_staff ON staff_passkeys (staff_id, made_at);

-- Challenges that a browser was given and has not answered yet; each is answered once.
CREATE TABLE staff_challenges (
  challenge text PRIMARY KEY,
  staff_id text REFERENCES staff ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX staff_challenges_expiring ON staff_challenges (expires_at);

-- Devices from which somebody signed in before, by the hash of what they keep in a cookie.
CREATE TABLE staff_devices (
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  device_hash text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (staff_id, device_hash)
);

-- One-use links, by their hash: to take up an account, or to choose its password anew.
CREATE TABLE staff_links (
  token_hash text PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'reset')),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX staff_links_of_staff ON staff_links (staff_id);

ALTER TABLE administration_changes DROP CONSTRAINT administration_changes_what_check,
  ADD CONSTRAINT administration_changes_what_check CHECK (what IN ('created', 'edited', 'activated',
    'deactivated', 'role_given', 'role_taken', 'password_set', 'reset', 'lent', 'lending_ended',
    'invited', 'password_chosen', 'second_factor_set', 'second_factor_removed', 'recovery_codes_made',
    'passkey_added', 'passkey_removed', 'sessions_ended', 'left'));
