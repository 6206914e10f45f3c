-- What complainants are told. A notice holds neither an address nor anybody's words: who it goes to and
-- what was written are looked up when it is sent, so that erasing them erases them here too.
CREATE TABLE notices (
  complaint_number bigint NOT NULL,
  -- the entry of the history that it tells of; with it nobody is told of one thing twice
  seq integer NOT NULL,
  complainant_no smallint NOT NULL,
  template text NOT NULL CHECK (template IN ('received', 'referred', 'referred_again', 'asked',
    'supply_reminder', 'supplied', 'lapsed', 'accepted', 'planned', 'answered', 'returned', 'settled',
    'dismissed', 'appealed', 'joined', 'released', 'closed', 'closed_unconfirmed', 'withdrawn')),
  params jsonb NOT NULL,
  urgent boolean NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'delivered',
    'failed', 'not_reachable')),
  attempts smallint NOT NULL DEFAULT 0,
  queued_at timestamptz NOT NULL,
  send_after timestamptz NOT NULL,
  -- how it was sent
  language text CHECK (language IN ('ar', 'en')),
  way text CHECK (way IN ('sms', 'email')),
  carrier text CHECK (carrier IN ('smtp', 'smpp', 'http', 'outbox')),
  provider_id text,
  sent_at timestamptz,
  delivered_at timestamptz,
  last_error text,
  PRIMARY KEY (complaint_number, seq, complainant_no, template),
  CHECK (state NOT IN ('sent', 'delivered') OR (sent_at IS NOT NULL AND carrier IS NOT NULL))
) WITH (fillfactor = 70); -- each row is updated two or three times soon after it was written
-- Delivery receipts name the message and nothing else.
CREATE INDEX notices_provider ON notices (provider_id) WHERE provider_id IS NOT NULL;
