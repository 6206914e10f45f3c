-- Sums of three parts at once, at the root (docs/decisions/0074): a review narrowed by two parts, told apart by a
-- third, is read from sums however many complaints there are. All is counted again.
TRUNCATE event_figures, cohort_figures, complaint_figures;
UPDATE figure_progress SET counting_after = 0, counting_received = '1970-01-01Z', counted_until = NULL;

-- Named by its parts, and its value by theirs: category+channel+kind, 7+portal+request
ALTER TABLE event_figures DROP CONSTRAINT event_figures_part_check,
  ADD CONSTRAINT event_figures_part_check CHECK (part IN ('all', 'category', 'channel', 'kind', 'place',
    'initiative', 'category+channel', 'category+kind', 'category+place', 'category+initiative',
    'channel+kind', 'channel+place', 'channel+initiative', 'kind+place', 'kind+initiative',
    'place+initiative', 'category+channel+kind', 'category+channel+place', 'category+channel+initiative',
    'category+kind+place', 'category+kind+initiative', 'category+place+initiative', 'channel+kind+place',
    'channel+kind+initiative', 'channel+place+initiative', 'kind+place+initiative'));
ALTER TABLE cohort_figures DROP CONSTRAINT cohort_figures_part_check,
  ADD CONSTRAINT cohort_figures_part_check CHECK (part IN ('all', 'category', 'channel', 'kind', 'place',
    'initiative', 'category+channel', 'category+kind', 'category+place', 'category+initiative',
    'channel+kind', 'channel+place', 'channel+initiative', 'kind+place', 'kind+initiative',
    'place+initiative', 'category+channel+kind', 'category+channel+place', 'category+channel+initiative',
    'category+kind+place', 'category+kind+initiative', 'category+place+initiative', 'channel+kind+place',
    'channel+kind+initiative', 'channel+place+initiative', 'kind+place+initiative'));
