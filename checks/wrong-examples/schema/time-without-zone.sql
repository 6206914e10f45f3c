ALTER TABLE referrals ADD COLUMN seen_at timestamp;
