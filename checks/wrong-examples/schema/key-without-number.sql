ALTER TABLE referrals
  DROP CONSTRAINT referrals_pkey,
  ADD PRIMARY KEY (referral_no, complaint_number);
