-- What people see of time: complaints that something is in the way of, as lists of their own, and what
-- complainants are told when it runs out or is given (docs/decisions/0044-what-is-late-is-said.md).

-- What an obstacle holds, over a wide reach in order, and agency by agency.
CREATE INDEX complaints_turn_obstructed ON complaints (status, turn_at, number)
  WHERE obstacle_id IS NOT NULL;
CREATE INDEX complaints_obstructed_at ON complaints (holder_id, status, turn_at, number)
  WHERE obstacle_id IS NOT NULL;
-- Promised days, for telling who was promised that one has passed.
CREATE INDEX complaints_promised ON complaints (promised_for, number)
  WHERE promised_for IS NOT NULL AND status IN ('referred', 'in_progress');

-- New templates beside those that there are.
DO $$
DECLARE
  named text;
  list text;
BEGIN
  FOREACH named IN ARRAY ARRAY['notices', 'notice_texts'] LOOP
    SELECT string_agg(quote_literal(template), ', ') INTO list FROM (
      SELECT (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] AS template
      FROM pg_constraint WHERE conname = named || '_template_check'
      UNION ALL SELECT unnest(ARRAY['late', 'more_time', 'promise_passed'])) AS templates;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I CHECK (template IN (%s))',
      named, named || '_template_check', named || '_template_check', list);
  END LOOP;
END $$;
