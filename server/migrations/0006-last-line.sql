-- The last line of defence: what no route, no bulk act, no job and no import can do, because the
-- database itself refuses. The server says the same earlier and in words a person understands.

-- A status changes only together with its entry in the history, and an entry is written only together with
-- the change: when a transaction ends, the last entry is what the complaint is, and every new entry begins
-- where the one before it ended. So a complaint cannot be put back to what it once was either.
CREATE FUNCTION assert_history_is_status(complaint bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_is complaints%ROWTYPE;
  last history_entries%ROWTYPE;
BEGIN
  SELECT * INTO now_is FROM complaints c WHERE c.number = complaint;
  SELECT * INTO last FROM history_entries h WHERE h.complaint_number = complaint
    ORDER BY h.seq DESC LIMIT 1;
  IF (last.seq, last.to_status) IS DISTINCT FROM (now_is.version, now_is.status) THEN
    RAISE EXCEPTION 'complaint % is % and its history says %', complaint, now_is.status, last.to_status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;
CREATE FUNCTION complaint_has_its_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_history_is_status(NEW.number);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER complaints_change_with_history
  AFTER UPDATE OF status, version ON complaints DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION complaint_has_its_history();
-- A new one is received, and nothing else; what is brought in with more has to bring its whole history.
CREATE CONSTRAINT TRIGGER complaints_begin_with_history
  AFTER INSERT ON complaints DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status <> 'received' OR NEW.version <> 1)
  EXECUTE FUNCTION complaint_has_its_history();
CREATE FUNCTION history_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM history_entries h
    WHERE h.complaint_number = NEW.complaint_number AND h.seq = NEW.seq - 1
      AND h.to_status = NEW.from_status
  ) THEN
    RAISE EXCEPTION 'entry % of complaint % does not begin where the one before ended', NEW.seq,
      NEW.complaint_number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM assert_history_is_status(NEW.complaint_number);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER history_entries_go_on
  AFTER INSERT ON history_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.seq > 1) EXECUTE FUNCTION history_goes_on();

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

-- So does the reply: what it claims and who gave it never change, and its verdict is given once. What it
-- says in words is not kept here, because a person's words can be erased.
CREATE FUNCTION refuse_rejudging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR ROW(OLD.complaint_number, OLD.reply_no, OLD.agency_id, OLD.staff_id, OLD.at, OLD.claim, OLD.planned_for, OLD.copied_from)
        IS DISTINCT FROM
        ROW(NEW.complaint_number, NEW.reply_no, NEW.agency_id, NEW.staff_id, NEW.at, NEW.claim, NEW.planned_for, NEW.copied_from)
     OR (OLD.verdict <> 'waiting'
       AND ROW(OLD.verdict, OLD.verdict_at, OLD.verdict_by_id, OLD.verdict_staff_id)
         IS DISTINCT FROM ROW(NEW.verdict, NEW.verdict_at, NEW.verdict_by_id, NEW.verdict_staff_id))
  THEN
    RAISE EXCEPTION 'a reply stays as it was given, and is judged once'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER replies_keep BEFORE UPDATE OR DELETE ON replies
  FOR EACH ROW EXECUTE FUNCTION refuse_rejudging();
