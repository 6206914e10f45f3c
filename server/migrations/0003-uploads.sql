-- Files from people. A row is made before the first byte arrives; its id is 122 random bits and, until
-- a complaint or a reply claims it, whoever knows the id may use the file. Afterwards it is read only
-- through the complaint. The bytes are stored by what they are (sha256), so several rows may share
-- them. Uploads are a table of their own when complaints are distributed: nothing refers to them by
-- foreign key, and they refer to no complaint by one.

CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('receiving', 'ready', 'refused', 'claimed')),

  -- as the sender said, cleaned; never trusted, never a path
  declared_name text CHECK (length(declared_name) BETWEEN 1 AND 120),
  declared_type text CHECK (length(declared_type) BETWEEN 1 AND 100),
  size integer NOT NULL CHECK (size >= 0),
  staff_id text REFERENCES staff,

  -- as the content says; sha256 is set before anything is stored under it
  sha256 bytea CHECK (octet_length(sha256) = 32),
  kind text CHECK (kind IN ('photo', 'document', 'audio', 'video')),
  media_type text,
  width integer CHECK (width > 0),
  height integer CHECK (height > 0),
  taken_at timestamptz,
  -- false: the camera gave a time of day only, read in the installation's zone
  taken_at_zone_known boolean,
  lat double precision CHECK (lat BETWEEN -90 AND 90),
  lon double precision CHECK (lon BETWEEN -180 AND 180),
  duration_seconds real CHECK (duration_seconds >= 0),
  has_copies boolean NOT NULL DEFAULT false,
  marks text[] NOT NULL DEFAULT '{}',

  refused_reason text,
  created_at timestamptz NOT NULL,
  -- an upload that nothing claimed until then is removed
  expires_at timestamptz NOT NULL,

  complaint_number bigint,
  reply_no smallint,
  claimed_at timestamptz,

  -- which request is writing the file now, of whatever server process, and whether another waits for it
  writer uuid,
  writer_until timestamptz,
  writer_asked boolean NOT NULL DEFAULT false,

  CHECK ((state = 'refused') = (refused_reason IS NOT NULL)),
  CHECK ((state IN ('ready', 'claimed')) <= (sha256 IS NOT NULL AND kind IS NOT NULL AND media_type IS NOT NULL)),
  CHECK ((state = 'claimed') = (complaint_number IS NOT NULL AND claimed_at IS NOT NULL)),
  CHECK ((reply_no IS NOT NULL) <= (complaint_number IS NOT NULL)),
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((taken_at IS NULL) = (taken_at_zone_known IS NULL)),
  CHECK ((writer IS NULL) = (writer_until IS NULL))
);
CREATE INDEX uploads_expiring ON uploads (expires_at) WHERE state <> 'claimed';
CREATE INDEX uploads_content ON uploads (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX uploads_of_complaint ON uploads (complaint_number, reply_no) WHERE complaint_number IS NOT NULL;
