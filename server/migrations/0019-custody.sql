-- The keys under which the keys of people are wrapped, and identities hashed. Each generation is itself
-- wrapped by the master key, which is not here (docs/decisions/0031-custody.md). A generation is removed
-- when nothing is sealed by it any more, and the constraints below see to it that nothing is.
CREATE TABLE key_generations (
  no smallint PRIMARY KEY CHECK (no >= 1),
  -- the generation whose hashing key this one carries on
  hashing_no smallint NOT NULL CHECK (hashing_no BETWEEN 1 AND no),
  -- which master key wrapped it; INSAF_SECRET with nothing wrapped: what was sealed before there were any
  master text NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO key_generations (no, hashing_no, master, wrapped)
  SELECT 1, 1, 'INSAF_SECRET', '' WHERE EXISTS (SELECT FROM complainants);

ALTER TABLE complainants ADD COLUMN key_no smallint NOT NULL DEFAULT 1 REFERENCES key_generations;
ALTER TABLE complainants ALTER COLUMN key_no DROP DEFAULT;
CREATE INDEX complainants_key ON complainants (key_no);
