-- What was filed before its priority was kept, and not moved since: the job keep_priorities looks here until
-- nothing is left (docs/decisions/0045-priority.md). Whatever starts a clock fills
-- clock_since, so nothing new comes in.
CREATE INDEX complaints_priority_not_kept ON complaints (category_id, number)
  WHERE clock_since IS NULL AND clock_state = 'running' AND priority = 'ordinary'
    AND status IN ('received', 'referred', 'in_progress');
