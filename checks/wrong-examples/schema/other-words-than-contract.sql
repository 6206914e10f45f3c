ALTER TABLE complaints
  DROP CONSTRAINT complaints_kind_check,
  ADD CONSTRAINT complaints_kind_check CHECK (kind IN ('complaint', 'request'));
