-- What is gathered under a cause, over a wide reach in order, and agency by agency.
CREATE INDEX complaints_turn_gathered ON complaints (status, turn_at, number)
  WHERE cause_id IS NOT NULL;
CREATE INDEX complaints_gathered_at ON complaints (holder_id, status, turn_at, number)
  WHERE cause_id IS NOT NULL;
