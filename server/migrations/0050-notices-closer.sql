-- Three tenths of every page of notices were kept free for ever, for changes that a row sees in its first
-- minutes only. A tenth is enough; pages that are there are filled up to it as they come to have room
-- (docs/decisions/0068-what-a-complaint-takes.md).
ALTER TABLE notices SET (fillfactor = 90);
