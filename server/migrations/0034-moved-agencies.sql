-- What is open is counted again, too, when an agency comes to stand under another, when clocks run by another
-- agency's time than before, and when a ladder changes (docs/decisions/0038-calendars.md).

ALTER TABLE recounts
  -- whose steps are reckoned anew, of `agency_id` and below
  ADD COLUMN ladder_id integer REFERENCES ladders,
  -- the branch of `agency_id`: its paths before and after. Also read to know how the tree stood then
  ADD COLUMN moved_from text,
  ADD COLUMN moved_to text,
  -- by whose time the complaints of recount_handovers ran before they did by that of `agency_id`
  ADD COLUMN handed_from integer REFERENCES agencies,
  DROP CONSTRAINT recounts_check,
  ADD CHECK (num_nonnulls(calendar_id, calendar_day_id, target_id, ladder_id, moved_from, handed_from) = 1),
  ADD CHECK ((moved_from IS NULL) = (moved_to IS NULL));

-- Which complaints a recount is about that gave them to another agency; gone once it is finished.
CREATE TABLE recount_handovers (
  complaint_number bigint NOT NULL,
  recount_id integer NOT NULL REFERENCES recounts,
  PRIMARY KEY (complaint_number, recount_id)
);
CREATE INDEX recount_handovers_of_recount ON recount_handovers (recount_id, complaint_number);
