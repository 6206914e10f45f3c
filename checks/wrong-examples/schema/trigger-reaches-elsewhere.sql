CREATE FUNCTION counts_uploads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE uploads SET reply_no = NEW.reply_no WHERE complaint_number = NEW.complaint_number;
  RETURN NULL;
END $$;
CREATE TRIGGER replies_count_uploads AFTER INSERT ON replies
  FOR EACH ROW EXECUTE FUNCTION counts_uploads();
