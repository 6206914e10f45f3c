-- The last line of defence: what no route, no bulk act, no job and no import can do, because the
-- database itself refuses. The server says the same earlier and in words a person understands.

-- A status changes only together with its entry in the history.
CREATE FUNCTION complaint_has_its_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM history_entries h
    WHERE h.complaint_number = NEW.number AND h.seq = NEW.version AND h.to_status = NEW.status
  ) THEN
    RAISE EXCEPTION 'complaint % cannot be % without its history entry', NEW.number, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER complaints_change_with_history
  AFTER UPDATE OF status, version ON complaints DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION complaint_has_its_history();

-- A complaint is settled only by a reply that another body accepted and whose evidence is proven: no
-- item that is not met, none unknown that a judge did not accept with a reason, and, where the reply
-- claims that the cause was removed, at least one item that was met or accepted. It is closed only
-- from settled.
CREATE FUNCTION complaint_is_proven() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reply replies%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status = 'closed' AND OLD.status NOT IN ('settled', 'closed') THEN
    RAISE EXCEPTION 'complaint % cannot be closed from %', NEW.number, OLD.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO reply FROM replies r
    WHERE r.complaint_number = NEW.number AND r.reply_no = NEW.reply_no;
  IF NOT FOUND OR reply.verdict <> 'settled' OR reply.verdict_by_id IS NULL
     OR reply.verdict_by_id = reply.agency_id
     OR EXISTS (
       SELECT FROM evidence_items e
       WHERE e.complaint_number = NEW.number AND e.reply_no = NEW.reply_no
         AND (e.state = 'not_met' OR (e.state = 'unknown' AND e.accepted_at IS NULL)))
     OR (reply.claim IN ('cause_removed', 'partly') AND NOT EXISTS (
       SELECT FROM evidence_items e
       WHERE e.complaint_number = NEW.number AND e.reply_no = NEW.reply_no))
  THEN
    RAISE EXCEPTION 'complaint % cannot be % without a reply that is proven', NEW.number, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER complaints_settled_is_proven
  AFTER INSERT OR UPDATE OF status, reply_no ON complaints DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('settled', 'closed'))
  EXECUTE FUNCTION complaint_is_proven();

-- What was judged stays as it was judged.
CREATE FUNCTION refuse_unproving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.accepted_at IS NOT NULL
     OR ROW(OLD.complaint_number, OLD.reply_no, OLD.item_no, OLD.requirement, OLD.upload_id, OLD.state, OLD.because)
        IS DISTINCT FROM
        ROW(NEW.complaint_number, NEW.reply_no, NEW.item_no, NEW.requirement, NEW.upload_id, NEW.state, NEW.because)
  THEN
    RAISE EXCEPTION 'evidence items are evaluated once and only accepted afterwards'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_items_keep BEFORE UPDATE OR DELETE ON evidence_items
  FOR EACH ROW EXECUTE FUNCTION refuse_unproving();
