-- Roles are data: named sets of permissions, the standard ones of the program and those an installation
-- makes. What a permission allows stands in code; contract/roles.ts has their list, and the standard sets,
-- which a test compares with these. A permission that the program does not know allows nothing.
CREATE TABLE roles (
  code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  title_ar text NOT NULL,
  title_en text NOT NULL,
  hint_ar text NOT NULL DEFAULT '',
  hint_en text NOT NULL DEFAULT '',
  permissions text[] NOT NULL CHECK (cardinality(permissions) > 0),
  standard boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  -- the order in which they are offered
  place integer GENERATED ALWAYS AS IDENTITY
);
INSERT INTO roles (code, title_ar, title_en, hint_ar, hint_en, permissions, standard) VALUES
('call_agent', 'موظف الخط الساخن', 'Call agent',
  'يسجل شكاوى المتصلين.', 'Registers complaints of callers.',
  '{registerFor,receive,supply,readIdentity}', true),
('counter_clerk', 'موظف خدمة المواطنين', 'Counter clerk',
  'يسجل شكاوى الزائرين.', 'Registers complaints of visitors.',
  '{registerFor,receive,supply,readIdentity}', true),
('examiner', 'فاحص', 'Examiner',
  'يفحص الوارد ويوجهه أو يحفظه.', 'Examines what comes in, refers it or dismisses it.',
  '{registerFor,receive,supply,readComplaints,readIdentity,readConfidential,askComplainant,refer,dismiss,join,release}', true),
('referral_officer', 'موظف التوجيه', 'Referral officer',
  'يوجه الوارد إلى الجهة المختصة ولا يحفظه.', 'Refers what comes in to who is competent, and dismisses nothing.',
  '{readComplaints,readIdentity,askComplainant,refer}', true),
('agency_officer', 'مسؤول شكاوى', 'Agency officer',
  'يتلقى ما وُجّه إلى جهته ويرد عليه.', 'Receives what was referred to the agency and answers it.',
  '{readComplaints,readIdentity,askComplainant,refer,handBack,accept,promise,answer}', true),
('field_officer', 'موظف ميداني', 'Field officer',
  'ينزل إلى المكان ويزيل السبب ويرفع الرد بصوره.', 'Goes to the place, removes the cause and answers with its photos.',
  '{readComplaints,readIdentity,promise,answer}', true),
('judge', 'مراجع الردود', 'Judge of replies',
  'يراجع ردود جهات أخرى ويحسم الشكاوى.', 'Judges replies of other agencies and settles complaints.',
  '{readComplaints,settle,returnReply}', true),
('head', 'رئيس الجهة', 'Head of agency',
  'يرى كل ما في جهته ويتصرف فيه.', 'Sees everything of the agency and acts on it.',
  '{registerFor,receive,readComplaints,readIdentity,readFigures,leadAgency,askComplainant,refer,handBack,accept,promise,answer,dismiss,join,release,settle,returnReply}', true),
('supervisor', 'مشرف', 'Supervisor',
  'يقرأ ويرى المؤشرات ولا يغير شيئًا.', 'Reads, sees the figures, and changes nothing.',
  '{readComplaints,readFigures}', true),
('auditor', 'مراجع حسابات الأداء', 'Auditor',
  'يقرأ كل شيء ولا يغير شيئًا.', 'Reads everything and changes nothing.',
  '{readComplaints,readFigures}', true),
('administrator', 'مدير النظام', 'Administrator',
  'يدير الجهات والموظفين في نطاقه؛ وعلى رأس الشجرة: التصنيفات والنصوص والأدوار والإعدادات.',
  'Administers agencies and staff within reach; at the root also categories, texts, roles and settings.',
  '{manageAgencies,manageCategories,manageStaff,manageNotices,manageSettings,manageRoles,readFigures}', true);

ALTER TABLE staff_roles DROP CONSTRAINT staff_roles_role_check,
  ADD CONSTRAINT staff_roles_role_fkey FOREIGN KEY (role) REFERENCES roles;
CREATE INDEX staff_roles_of_role ON staff_roles (role, staff_id);

-- One's roles lent to a colleague while one is away. Nothing ends it but the time: who reads asks for the
-- moment.
CREATE TABLE delegations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  to_id text NOT NULL REFERENCES staff ON DELETE CASCADE,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text,
  CHECK (to_id <> staff_id),
  CHECK (until_at >= from_at)
);
CREATE INDEX delegations_to ON delegations (to_id, until_at);
CREATE INDEX delegations_of ON delegations (staff_id, until_at);

-- What somebody holds: their own roles, and those lent to them from one moment until another. Only one's
-- own are lent, so nothing is lent on; what the lender no longer has, or a role that was retired, is not here.
CREATE VIEW held_roles AS
  SELECT held.staff_id, held.role, held.reach, held.agency_id, a.path, r.permissions, held.lent_by,
    held.from_at, held.until_at
  FROM (
    SELECT staff_id, role, reach, agency_id, NULL::text AS lent_by,
      '-infinity'::timestamptz AS from_at, 'infinity'::timestamptz AS until_at
    FROM staff_roles
    UNION ALL
    SELECT d.to_id, s.role, s.reach, s.agency_id, d.staff_id, d.from_at, d.until_at
    FROM delegations d
      JOIN staff lender ON lender.id = d.staff_id AND lender.active
      JOIN staff_roles s ON s.staff_id = d.staff_id
  ) held
    JOIN roles r ON r.code = held.role AND r.active
    JOIN agencies a ON a.id = held.agency_id;

-- Who acted with a role that was lent to them says on whose behalf.
ALTER TABLE history_entries ADD COLUMN on_behalf_of text;

-- Which agencies held a complaint before the one that holds it: they go on seeing it. Written by the
-- database itself, however a complaint changed hands: referral, hand-back, appeal, merger.
CREATE TABLE earlier_holders (
  complaint_number bigint NOT NULL REFERENCES complaints,
  agency_id integer NOT NULL REFERENCES agencies,
  PRIMARY KEY (complaint_number, agency_id)
);
CREATE INDEX earlier_holders_of_agency ON earlier_holders (agency_id, complaint_number);
CREATE FUNCTION remember_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO earlier_holders VALUES (OLD.number, OLD.holder_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER complaints_remember_holder AFTER UPDATE OF holder_id ON complaints
  FOR EACH ROW WHEN (OLD.holder_id <> NEW.holder_id) EXECUTE FUNCTION remember_holder();
INSERT INTO earlier_holders
  SELECT complaint_number, from_id FROM referrals
  UNION SELECT complaint_number, to_id FROM referrals
  UNION SELECT complaint_number, holder_id FROM history_entries
ON CONFLICT DO NOTHING;

-- What takes two: asked by one, approved by another with the same permission at the same agencies.
CREATE TABLE approvals (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('merge_agency', 'give_role', 'change_role')),
  permission text NOT NULL,
  -- where the one who approves must hold it too
  agency_ids integer[] NOT NULL CHECK (cardinality(agency_ids) > 0),
  subject text NOT NULL,
  asked jsonb NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
  decided_by text REFERENCES staff,
  decided_at timestamptz,
  words text,
  CHECK ((state = 'asked') = (decided_by IS NULL AND decided_at IS NULL)),
  CHECK (state <> 'approved' OR decided_by <> asked_by)
);
CREATE INDEX approvals_waiting ON approvals (asked_at, id) WHERE state = 'asked';
CREATE INDEX approvals_asked_by ON approvals (asked_by, asked_at);
CREATE INDEX approvals_decided_by ON approvals (decided_by, decided_at) WHERE decided_by IS NOT NULL;

ALTER TABLE administration_changes DROP CONSTRAINT administration_changes_subject_kind_check,
  ADD CONSTRAINT administration_changes_subject_kind_check
    CHECK (subject_kind IN ('staff', 'category', 'notice_template', 'setting', 'role')),
  DROP CONSTRAINT administration_changes_what_check,
  ADD CONSTRAINT administration_changes_what_check CHECK (what IN ('created', 'edited', 'activated',
    'deactivated', 'role_given', 'role_taken', 'password_set', 'reset', 'lent', 'lending_ended'));
CREATE INDEX administration_changes_by ON administration_changes (staff_id, at) WHERE staff_id IS NOT NULL;
