-- What people have answered of a complaint that they have not sent. A browser knows the id, 256 random
-- bits, and the database only its hash; the answers, which name people, are sealed.
CREATE TABLE drafts (
  id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
  sealed bytea NOT NULL,
  sealed_key bytea NOT NULL,
  changed_at timestamptz NOT NULL,
  -- a draft that nobody touched until then is removed
  expires_at timestamptz NOT NULL CHECK (expires_at > changed_at)
);
CREATE INDEX drafts_expiring ON drafts (expires_at);
