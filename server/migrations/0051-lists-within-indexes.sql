-- A list over part of a country, or of one subject, passes by far more rows than it shows. With what decides about
-- them in the index they are left out there, and not looked at in the table one by one. What is finished is found
-- by its place too (server/features/queue/rules/cheapest-way.ts).
DROP INDEX complaints_queue;
CREATE INDEX complaints_queue ON complaints (holder_id, status, turn_at, number)
  INCLUDE (holder_path, category_id, place_id, received_at, channel, kind);
DROP INDEX complaints_turn;
CREATE INDEX complaints_turn ON complaints (status, turn_at, number)
  INCLUDE (holder_path, holder_id, category_id, place_id, received_at, channel, kind);
DROP INDEX complaints_turn_category;
CREATE INDEX complaints_turn_category ON complaints (category_id, status, turn_at, number)
  INCLUDE (holder_path, holder_id, place_id, received_at, channel, kind)
  WHERE status NOT IN ('closed', 'dismissed', 'withdrawn');
DROP INDEX complaints_turn_place;
CREATE INDEX complaints_turn_place ON complaints (place_id, status, turn_at, number)
  INCLUDE (holder_path, holder_id, category_id, received_at, channel, kind)
  WHERE place_id IS NOT NULL;
-- An index answers by itself where vacuum has been since: after every fiftieth of the table, not every fifth.
ALTER TABLE complaints SET (
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.02
);
