-- How much of what it may ask for an address, an account or an agency has used. It is written often and
-- means nothing an hour later, so it is in no log of the database and in no backup.
CREATE UNLOGGED TABLE request_allowances (
  subject bytea PRIMARY KEY,
  used_until timestamptz NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE request_allowances IS 'used_until: the moment at which all that the subject has asked for is earned back (GCRA). The subject is a keyed hash.';
