-- A person who comes by a code sent to their telephone, and the list of what was filed from it
-- (docs/decisions/0030-codes-and-keys.md).

-- When each was filed stands beside its telephone's hash, so that the list is one range of an index.
ALTER TABLE complainants ADD COLUMN filed_at timestamptz;
UPDATE complainants SET filed_at = complaints.received_at FROM complaints
  WHERE complaints.number = complainants.complaint_number;
ALTER TABLE complainants ALTER COLUMN filed_at SET NOT NULL;
DROP INDEX complainants_phone;
CREATE INDEX complainants_phone ON complainants (phone_hash, filed_at, complaint_number)
  WHERE phone_hash IS NOT NULL;

-- Codes that were asked for, whether or not one was sent, and the sessions they began. Nothing of them is written to the log of the
-- database, so no backup holds it; a crash empties both tables, and people ask again.
CREATE UNLOGGED TABLE telephone_codes (
  request_hash bytea PRIMARY KEY,
  sealed_phone bytea NOT NULL,
  sealed_key bytea NOT NULL,
  code_hash bytea NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL
);
CREATE INDEX telephone_codes_expired ON telephone_codes (expires_at);
CREATE UNLOGGED TABLE telephone_sessions (
  session_hash bytea PRIMARY KEY,
  sealed_phone bytea NOT NULL,
  sealed_key bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX telephone_sessions_expired ON telephone_sessions (expires_at);
