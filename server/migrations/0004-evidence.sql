-- What became of each item of the evidence rule when a reply was given, and the photos of all replies, by
-- which one that is used again is recognised.

CREATE TABLE evidence_items (
  complaint_number bigint NOT NULL,
  reply_no smallint NOT NULL,
  item_no smallint NOT NULL CHECK (item_no >= 1),
  requirement text NOT NULL CHECK (requirement IN ('photo_after', 'photo_near', 'photo_unused', 'document')),
  upload_id uuid,
  state text NOT NULL CHECK (state IN ('met', 'not_met', 'unknown')),
  because text NOT NULL,
  params jsonb NOT NULL DEFAULT '{}',
  accepted_at timestamptz,
  accepted_by text,
  accepted_reason text,
  PRIMARY KEY (complaint_number, reply_no, item_no),
  FOREIGN KEY (complaint_number, reply_no) REFERENCES replies,
  -- What is not met can never be accepted; what is met need not be.
  CHECK (accepted_at IS NULL OR state = 'unknown'),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK (accepted_at IS NULL OR length(trim(accepted_reason)) >= 3)
);

-- What every photo of a reply looks like (features/evidence/rules/photo-print.ts). A photo that was
-- recognised as one of these is not added: the first use stays the witness.
CREATE TABLE photo_prints (
  complaint_number bigint NOT NULL,
  reply_no smallint NOT NULL,
  upload_id uuid NOT NULL,
  print bytea NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (complaint_number, reply_no, upload_id),
  FOREIGN KEY (complaint_number, reply_no) REFERENCES replies
);
REVOKE UPDATE, DELETE, TRUNCATE ON photo_prints FROM insaf_app;

-- The keys that photos are found by, some fifty of each: which complaints have one with that key. Read by
-- the key alone, from the index alone; key first and no more columns keep it at 70 bytes a key in all.
CREATE TABLE photo_keys (
  key integer NOT NULL,
  complaint_number bigint NOT NULL,
  PRIMARY KEY (key, complaint_number)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.02);
REVOKE UPDATE, DELETE, TRUNCATE ON photo_keys FROM insaf_app;
