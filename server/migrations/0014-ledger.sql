-- The ledger: a leaf for every entry of the history and for what else is to be accounted for, in a Merkle
-- tree whose head is public (docs/ledger.md). Nothing here is worth more than the rest of the database:
-- what makes it a witness is that others have its heads.

-- What was done and waits to be sequenced, entered in the transaction that did it; gone a second later.
-- Either a move, by complaint and seq, or one of ledger_events.
CREATE TABLE ledger_waiting_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  complaint_number bigint,
  seq integer,
  event_id bigint,
  CHECK ((event_id IS NULL) = (seq IS NOT NULL)),
  CHECK ((seq IS NULL) OR (complaint_number IS NOT NULL))
);

-- What a complaint needs to open its entries: its salts, and the leaf of each of its moves in order.
-- Erasing a person destroys the personal salt; up to that move nothing personal can be opened.
CREATE TABLE ledger_complaints (
  complaint_number bigint PRIMARY KEY,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  personal_salt bytea CHECK (octet_length(personal_salt) = 32),
  erased_to integer NOT NULL DEFAULT 0,
  leaves bigint[] NOT NULL
) WITH (fillfactor = 75);

-- What is accounted for besides moves: an identity seen, an export, an erasure, a redaction, and that a
-- complaint came to another agency without a move because agencies were merged.
CREATE TABLE ledger_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  type text NOT NULL CHECK (type IN ('view', 'export', 'erase', 'redact', 'handover')),
  complaint_number bigint,
  actor text NOT NULL CHECK (actor IN ('staff', 'complainant', 'system')),
  agency_id integer,
  parts jsonb NOT NULL DEFAULT '{}',
  -- what can be erased; null with its salt when it was
  personal jsonb,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  personal_salt bytea CHECK (octet_length(personal_salt) = 32),
  leaf bigint,
  CHECK ((personal IS NULL) = (personal_salt IS NULL))
);
CREATE INDEX ledger_events_of_complaint ON ledger_events (complaint_number, id)
  WHERE complaint_number IS NOT NULL;

-- When agencies are merged, complaints come to other holders and judges without a move of theirs. That is
-- entered here, whoever changes the rows, because the newest entry of a complaint says where it is.
CREATE FUNCTION enter_handover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  event bigint;
BEGIN
  INSERT INTO ledger_events (at, type, complaint_number, actor, salt)
  VALUES (now(), 'handover', NEW.number, 'system',
    sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea))
  RETURNING id INTO event;
  INSERT INTO ledger_waiting_entries (complaint_number, event_id) VALUES (NEW.number, event);
  RETURN NULL;
END $$;
CREATE TRIGGER complaints_enter_handover AFTER UPDATE OF holder_id, judge_id ON complaints
  FOR EACH ROW WHEN (NEW.version = OLD.version
    AND (NEW.holder_id <> OLD.holder_id OR NEW.judge_id IS DISTINCT FROM OLD.judge_id))
  EXECUTE FUNCTION enter_handover();

-- The entries since the last full bundle, at most 255 of them.
CREATE TABLE ledger_tail_entries (
  leaf bigint PRIMARY KEY,
  entry text NOT NULL,
  complaint_number bigint,
  seq bigint NOT NULL
);

-- Entries by 256, as they are served: a bundle of C2SP tlog-tiles, compressed by gzip. Beside each entry,
-- what it is of: a complaint's number and seq, or 0 and the id of an event.
CREATE TABLE ledger_bundles (
  bundle_no bigint PRIMARY KEY,
  entries bytea NOT NULL,
  complaint_numbers bigint[] NOT NULL CHECK (cardinality(complaint_numbers) = 256),
  seqs bigint[] NOT NULL CHECK (cardinality(seqs) = 256)
);
ALTER TABLE ledger_bundles ALTER COLUMN entries SET STORAGE EXTERNAL;

-- The roots of the perfect subtrees of 256, 65 536, … leaves: with the leaves themselves, all that tiles
-- are made of.
CREATE TABLE ledger_subtrees (
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 7),
  subtree_no bigint NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, subtree_no)
);

-- Signed heads: the last one, the last of each day, and those that witnesses signed too.
CREATE TABLE ledger_checkpoints (
  size bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  note text NOT NULL,
  witnessed boolean NOT NULL DEFAULT false
);

CREATE TRIGGER ledger_bundles_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_bundles
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_subtrees_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_subtrees
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_bundles, ledger_subtrees FROM insaf_app;

-- What was done before there was a ledger is entered now, in the order it happened.
INSERT INTO ledger_waiting_entries (complaint_number, seq)
SELECT complaint_number, seq FROM history_entries ORDER BY at, complaint_number, seq;
