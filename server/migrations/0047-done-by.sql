-- What somebody did, for the lists of it: the complaints that one referred this week, or dismissed.
CREATE INDEX history_entries_done_by ON history_entries (staff_id, verb, at, complaint_number)
  WHERE actor = 'staff';

-- What somebody registered today, or this week, however much they registered before.
CREATE INDEX complaints_registered_at ON complaints (registered_by, received_at)
  WHERE registered_by IS NOT NULL;
