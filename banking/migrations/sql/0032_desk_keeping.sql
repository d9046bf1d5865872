-- What the desk keeps, and for how long (desk.md, S24): temporary passwords for a day, what was said as long as claims may be made of it.

-- The console names hand-offs, never chats.
CREATE INDEX conversation_by_handoff ON desk.conversation (handoff_id);

-- When a temporary password was given out.
ALTER TABLE desk.agent ADD COLUMN given_at timestamptz;
UPDATE desk.agent SET given_at = created_at WHERE temporary;

-- Younger than a year nothing goes, whoever asks; the application's own periods are longer (banking/policy.py).
CREATE FUNCTION desk.is_young() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at > now() - interval '1 year' THEN
        RAISE EXCEPTION '% keeps what is younger than a year', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;
DROP TRIGGER message_kept ON desk.message;
DROP TRIGGER question_kept ON desk.question;
CREATE TRIGGER message_kept BEFORE DELETE ON desk.message FOR EACH ROW EXECUTE FUNCTION desk.is_young();
CREATE TRIGGER question_kept BEFORE DELETE ON desk.question FOR EACH ROW EXECUTE FUNCTION desk.is_young();

CREATE INDEX handoff_remembered ON desk.handoff (ended_at) WHERE length(packet) > 0;

-- The one way to forget, some at a time: what was said in hand-offs that ended before a moment, what the bot gave along, and questions.
-- The hand-off, its events and the trail stay: who attended whom, when and how it ended, without a word of it.
CREATE FUNCTION desk.forget(said_before timestamptz, asked_before timestamptz, at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    old uuid[];
    gone integer;
BEGIN
    SELECT array_agg(id) INTO old FROM (
        SELECT id FROM desk.handoff WHERE ended_at < said_before AND length(packet) > 0
        ORDER BY ended_at LIMIT at_most FOR UPDATE SKIP LOCKED
    ) AS due;
    DELETE FROM desk.message WHERE handoff_id = ANY (old);
    UPDATE desk.handoff SET packet = '' WHERE id = ANY (old);
    DELETE FROM desk.question WHERE id IN (
        SELECT id FROM desk.question WHERE at < asked_before ORDER BY at LIMIT at_most
    );
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone + coalesce(cardinality(old), 0);
END $$;
REVOKE ALL ON FUNCTION desk.forget(timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.forget(timestamptz, timestamptz, integer) TO coop_app;

-- Events are numbered by the commit itself. Who drew a number as its transaction's last statement held the desk's one counter until its
-- process came round to the COMMIT, which on a busy machine is longest when most wait. A row here lives for one transaction only.
CREATE UNLOGGED TABLE desk.event_due (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text NOT NULL,
    chat_id    bigint,
    handoff_id uuid,
    agent_id   bigint,
    owner      text,
    epoch      bigint,
    note       text,
    message_id uuid                                   -- what was said: its number is the event's
);

CREATE FUNCTION desk.number_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    number bigint;
BEGIN
    DELETE FROM desk.event_due WHERE id = NEW.id;
    UPDATE desk.counter SET value = value + 1 RETURNING value INTO number;
    INSERT INTO desk.event (id, at, kind, chat_id, handoff_id, agent_id, owner, epoch, note) VALUES
        (number, NEW.at, NEW.kind, NEW.chat_id, NEW.handoff_id, NEW.agent_id, NEW.owner, NEW.epoch, NEW.note);
    UPDATE desk.message SET seq = number WHERE id = NEW.message_id;
    PERFORM pg_notify('desk_event', number::text);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION desk.number_event() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER event_numbered AFTER INSERT ON desk.event_due
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.number_event();
GRANT INSERT ON desk.event_due TO coop_app;
