-- What is more urgent than ordinary and not finished, for the lists of it, in their order.
CREATE INDEX complaints_turn_urgent ON complaints (status, turn_at, number)
  WHERE priority <> 'ordinary' AND status NOT IN ('closed', 'dismissed', 'withdrawn');
