-- What each member of staff is sent on a working morning: whether they want it, and what became of the last.
CREATE TABLE staff_digests (
  staff_id text PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  -- whether they stopped it, and whether by the link in the mail or at the desk
  stopped_at timestamptz,
  stopped_by text CHECK (stopped_by IN ('link', 'desk')),
  -- the day of the last one, in the installation's zone, how far it came, and since when
  day date,
  state text CHECK (state IN ('taken', 'sending', 'sent', 'nothing', 'failed', 'unknown')),
  since timestamptz,
  CHECK ((stopped_at IS NULL) = (stopped_by IS NULL)),
  CHECK ((day IS NULL) = (state IS NULL) AND (day IS NULL) = (since IS NULL))
);
CREATE INDEX staff_digests_sending ON staff_digests (since) WHERE state = 'sending';
