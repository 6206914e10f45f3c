-- Written by `npm run generate` from checks/complaint-tables.ts and checks/spread.ts.
-- Read docs/operate/scale.md first: it says what has been proven of this, and what stands in the way.
CREATE EXTENSION IF NOT EXISTS citus;

-- The directory, on every machine.
SELECT create_reference_table('places');
SELECT create_reference_table('agencies');
SELECT create_reference_table('staff');
SELECT create_reference_table('categories');
SELECT create_reference_table('key_generations');
SELECT create_reference_table('initiatives');
SELECT create_reference_table('calendars');
SELECT create_reference_table('calendar_days');
SELECT create_reference_table('targets');
SELECT create_reference_table('ladders');
SELECT create_reference_table('recounts');

-- All of a complaint on the machine of its number.
SELECT create_distributed_table('complaints', 'number');
SELECT create_distributed_table('cause_files', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('complainants', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('complaint_figures', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('complaint_notes', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('complaint_note_words', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('complaint_presences', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('earlier_holders', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('history_entries', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('history_words', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('identity_openings', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('erasures', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('redactions', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('identity_views', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('gatherings', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('ledger_complaints', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('note_mentions', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('notices', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('obstructions', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('recount_handovers', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('referrals', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('replies', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('reply_files', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('risings', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('satisfaction_questions', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('evidence_items', 'complaint_number', colocate_with => 'complaints');
SELECT create_distributed_table('photo_prints', 'complaint_number', colocate_with => 'complaints');
