-- Replies with a photo that was used for another complaint before: few, and asked for by every review.
CREATE INDEX evidence_items_used_before ON evidence_items (complaint_number, reply_no)
  WHERE requirement = 'photo_unused' AND state = 'not_met';
