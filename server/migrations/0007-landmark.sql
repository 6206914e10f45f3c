-- What people say of a place: beside the school, behind the old cinema.
ALTER TABLE complaints ADD COLUMN landmark text;
