-- What lives beside a complaint: internal notes, who is mentioned in them, who has it open now, and how
-- other complaints of its place are found.

-- Notes are for staff only and are never edited. What was written stands apart, because words can be
-- erased; that somebody wrote a note cannot.
CREATE TABLE complaint_notes (
  complaint_number bigint NOT NULL REFERENCES complaints,
  note_no integer NOT NULL CHECK (note_no >= 1),
  at timestamptz NOT NULL,
  staff_id text NOT NULL REFERENCES staff,
  agency_id integer NOT NULL REFERENCES agencies,
  PRIMARY KEY (complaint_number, note_no)
);
CREATE TRIGGER complaint_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON complaint_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON complaint_notes FROM insaf_app;

CREATE TABLE complaint_note_words (
  complaint_number bigint NOT NULL,
  note_no integer NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (complaint_number, note_no),
  FOREIGN KEY (complaint_number, note_no) REFERENCES complaint_notes
);

CREATE TABLE note_mentions (
  complaint_number bigint NOT NULL,
  note_no integer NOT NULL,
  staff_id text NOT NULL REFERENCES staff,
  at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (complaint_number, note_no, staff_id),
  FOREIGN KEY (complaint_number, note_no) REFERENCES complaint_notes
);
-- Somebody's mentions as they are listed: unread ones first, the newest on top.
CREATE INDEX note_mentions_of_staff ON note_mentions
  (staff_id, (read_at IS NOT NULL), at DESC, complaint_number DESC, note_no DESC);

-- Who has a complaint open. What is lost in a crash is said again twenty seconds later.
CREATE UNLOGGED TABLE complaint_presences (
  complaint_number bigint NOT NULL,
  staff_id text NOT NULL,
  agency_id integer NOT NULL,
  doing text NOT NULL CHECK (doing IN ('reading', 'replying', 'deciding')),
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (complaint_number, staff_id)
);
CREATE INDEX complaint_presences_seen ON complaint_presences (seen_at);

-- Complaints about the same subject from the same place, the newest first.
CREATE INDEX complaints_of_place ON complaints (place_id, category_id, received_at)
  WHERE place_id IS NOT NULL AND category_id IS NOT NULL;
-- Complaints around a point: the map in squares of a two-hundredth of a degree, at most 557 metres wide.
CREATE INDEX complaints_of_square ON complaints
  ((floor(lat * 200)::integer), (floor(lon * 200)::integer), received_at)
  WHERE lat IS NOT NULL AND lon IS NOT NULL;
