-- Sums of two parts at once, at agencies that stand high in the tree (docs/decisions/0062): a review of one
-- category is a table of its channels, and no complaint is looked at for it. All is counted again.
TRUNCATE event_figures, cohort_figures, complaint_figures;
UPDATE figure_progress SET counting_after = 0, counting_received = '1970-01-01Z', counted_until = NULL;

-- A pair is named by its two parts, and its value by theirs: category+channel, 7+portal
ALTER TABLE event_figures DROP CONSTRAINT event_figures_part_check,
  ADD CONSTRAINT event_figures_part_check CHECK (part IN ('all', 'category', 'channel', 'kind', 'place',
    'initiative', 'category+channel', 'category+kind', 'category+place', 'category+initiative',
    'channel+kind', 'channel+place', 'channel+initiative', 'kind+place', 'kind+initiative',
    'place+initiative'));
ALTER TABLE cohort_figures DROP CONSTRAINT cohort_figures_part_check,
  ADD CONSTRAINT cohort_figures_part_check CHECK (part IN ('all', 'category', 'channel', 'kind', 'place',
    'initiative', 'category+channel', 'category+kind', 'category+place', 'category+initiative',
    'channel+kind', 'channel+place', 'channel+initiative', 'kind+place', 'kind+initiative',
    'place+initiative'));

-- Read by nothing since complaint_figures_agencies tells what concerns a branch.
DROP INDEX complaint_figures_below;

-- The last day on which anything was counted of a complaint: with the day on which it was received, between
-- which days something can be. As they are counted in the order in which they were received, a few blocks
-- hold those of one time.
ALTER TABLE complaint_figures ADD COLUMN last_day date NOT NULL;
CREATE INDEX complaint_figures_days ON complaint_figures USING brin (received_day, last_day)
  WITH (pages_per_range = 16);
