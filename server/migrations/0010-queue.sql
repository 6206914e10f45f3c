-- The desk's queue: one order for everything, and an index for every way into it.

-- When it is a complaint's turn: what runs, when it falls due; what waits for the complainant, when that
-- ends; what neither runs nor waits, by its receipt. A status always has the same one of the three.
ALTER TABLE complaints ADD COLUMN turn_at timestamptz
  GENERATED ALWAYS AS (coalesce(due_at, waits_until, received_at)) STORED;

-- The form of a text in which its spellings meet, as `foldArabic` of contract/arabic.ts makes it: a test
-- compares the two. Here for an index; what is searched for is folded by the same function.
CREATE FUNCTION fold_arabic(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT normalize(translate(
    regexp_replace(lower(normalize(written, NFKD)),
      '[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0600-\u0605\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u0674\u06d6-\u06dd\u06df-\u06e8\u06ea-\u06ed\u08ca-\u0902\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
      '', 'g'),
    'ٱٲٳةہەھۃىیېےۍۆۇۋۏکگڪګچپژڤں٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
    'اااهههههيييييووووككككجبزفن01234567890123456789'), NFC)
$$;

-- A list of one or a few agencies is read from here, agency by agency, and a list over a wide reach from
-- the next, status by status, in order (server/features/queue/rules/cheapest-way.ts).
DROP INDEX complaints_queue;
CREATE INDEX complaints_queue ON complaints (holder_id, status, turn_at, number);
CREATE INDEX complaints_turn ON complaints (status, turn_at, number);
-- Of what is not finished: by subject and by place, what people look for, and words of the text.
CREATE INDEX complaints_turn_category ON complaints (category_id, status, turn_at, number)
  WHERE status NOT IN ('closed', 'dismissed', 'withdrawn');
CREATE INDEX complaints_turn_place ON complaints (place_id, status, turn_at, number)
  WHERE status NOT IN ('closed', 'dismissed', 'withdrawn');
CREATE INDEX complaints_turn_appealed ON complaints (status, turn_at, number) WHERE appeals > 0;
CREATE INDEX complaints_turn_handed_back ON complaints (status, turn_at, number) WHERE hand_backs > 0;
CREATE INDEX complaints_turn_replied ON complaints (status, turn_at, number)
  WHERE status = 'in_progress' AND reply_no > 0;
CREATE INDEX complaints_words ON complaints USING gin (to_tsvector('simple', fold_arabic(text)))
  WHERE status NOT IN ('closed', 'dismissed', 'withdrawn');
DROP INDEX complaints_to_judge;
CREATE INDEX complaints_to_judge ON complaints (judge_id, status, turn_at, number)
  WHERE status = 'answered';
DROP INDEX complaints_registered;
CREATE INDEX complaints_registered ON complaints (registered_by, status, turn_at, number)
  WHERE registered_by IS NOT NULL;

CREATE TABLE saved_views (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  query text NOT NULL CHECK (length(query) <= 1000),
  position integer NOT NULL CHECK (position BETWEEN 1 AND 100)
);
CREATE INDEX saved_views_of_staff ON saved_views (staff_id, position, id);
