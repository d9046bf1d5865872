-- Payments that leave the house (design §4). What was ordered never changes; where it stands is moved by the application
-- along the allowed ways only, and always together with the money's hold.

CREATE TABLE ledger.payment (
    id           uuid PRIMARY KEY,                     -- the operation's; the rail knows the order under it
    kind         text NOT NULL,                        -- 'interbank'; bills and cards follow
    rail         text NOT NULL,                        -- 'direct', 'spi'; billers follow
    state        text NOT NULL CHECK (state IN ('authorized', 'held', 'sending', 'sent', 'unknown', 'settled', 'returned',
                                                'rejected', 'cancelled', 'manual')),
    member_id    bigint NOT NULL,
    account_id   bigint NOT NULL REFERENCES ledger.account,
    amount       bigint NOT NULL CHECK (amount > 0),
    fee          bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
    iva          bigint NOT NULL DEFAULT 0 CHECK (iva >= 0),
    request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
    details      bytea NOT NULL,                       -- the order as the member saw it: sealed JSON, AAD with the id (S26)
    batch        text,                                 -- the cut-off it waits for
    rail_ref     text,                                 -- what the rail calls it
    attempts     integer NOT NULL DEFAULT 0,           -- how often it was handed over: the fence against late workers (F05)
    asks         integer NOT NULL DEFAULT 0,           -- how often the rail was asked since the last move
    version      integer NOT NULL DEFAULT 0,           -- moves made: the number of its next event
    next_run_at  timestamptz,                          -- when a worker must look again; NULL: never
    swept_at     timestamptz,                          -- when it last stood still and was queued again
    deadline_at  timestamptz NOT NULL,                 -- after it: asked once more, then people look
    attention    text,                                 -- why people must look; NULL: they need not
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX payment_due ON ledger.payment (next_run_at) WHERE next_run_at IS NOT NULL;
CREATE INDEX payment_member ON ledger.payment (member_id, created_at DESC);
CREATE INDEX payment_batch ON ledger.payment (batch) WHERE state = 'sent';
CREATE INDEX payment_attention ON ledger.payment (changed_at) WHERE attention IS NOT NULL;
CREATE INDEX payment_settled ON ledger.payment (rail, changed_at) WHERE state IN ('settled', 'returned');

CREATE TABLE ledger.payment_event (                    -- every move, and everything that moved nothing
    payment_id uuid NOT NULL REFERENCES ledger.payment,
    seq        bigint GENERATED ALWAYS AS IDENTITY,
    event      text NOT NULL,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    actor      text NOT NULL,                          -- 'member:<id>', 'worker', 'rail:<name>', 'system', 'agent:<id>'
    detail     jsonb NOT NULL DEFAULT '{}',            -- ids and reasons, never a member's data
    at         timestamptz NOT NULL,
    PRIMARY KEY (payment_id, seq)
);

CREATE TABLE ledger.rail_message (                     -- what rails told us, each taken once (S03)
    rail        text NOT NULL,
    message_id  text NOT NULL CHECK (length(message_id) BETWEEN 1 AND 100),
    body_hash   bytea NOT NULL CHECK (length(body_hash) = 32),
    payment_id  uuid REFERENCES ledger.payment,        -- NULL: it spoke of an order that is not ours
    event       text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (rail, message_id)
);

-- Guards -------------------------------------------------------------------------------------------------------------

CREATE TRIGGER payment_kept BEFORE DELETE ON ledger.payment FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER payment_notrunc BEFORE TRUNCATE ON ledger.payment FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER payment_event_append BEFORE UPDATE OR DELETE ON ledger.payment_event FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER payment_event_notrunc BEFORE TRUNCATE ON ledger.payment_event FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER rail_message_append BEFORE UPDATE OR DELETE ON ledger.rail_message FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER rail_message_notrunc BEFORE TRUNCATE ON ledger.rail_message FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

-- A payment begins authorized, goes only along these ways, and its order is never rewritten (S18).
CREATE FUNCTION ledger.payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'authorized' THEN
            RAISE EXCEPTION 'a payment begins authorized' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('authorized', 'held'),
        ('held', 'sending'), ('held', 'unknown'), ('held', 'cancelled'), ('held', 'manual'),
        ('sending', 'sent'), ('sending', 'unknown'), ('sending', 'settled'), ('sending', 'rejected'), ('sending', 'manual'),
        ('sent', 'settled'), ('sent', 'rejected'), ('sent', 'unknown'), ('sent', 'manual'),
        ('unknown', 'sending'), ('unknown', 'sent'), ('unknown', 'settled'), ('unknown', 'rejected'), ('unknown', 'manual'),
        ('manual', 'settled'), ('manual', 'rejected'),
        ('settled', 'returned')) THEN
        RAISE EXCEPTION 'payment % may not go from % to %', NEW.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_moves BEFORE INSERT OR UPDATE ON ledger.payment FOR EACH ROW EXECUTE FUNCTION ledger.payment_moves();

-- At COMMIT the money stands where the payment stands: held while it is under way, posted once settled, free when it ended otherwise.
CREATE FUNCTION ledger.payment_covered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM ledger.payment p
    JOIN ledger.hold h ON h.id = p.id AND h.account_id = p.account_id AND h.amount = p.amount + p.fee + p.iva
    WHERE p.id = NEW.id AND h.state = CASE
        WHEN p.state IN ('held', 'sending', 'sent', 'unknown', 'manual') THEN 'pending'
        WHEN p.state IN ('settled', 'returned') THEN 'posted'
        WHEN p.state IN ('rejected', 'cancelled') THEN 'voided' END;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'payment % and its money are apart', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payment_covered AFTER INSERT OR UPDATE OF state ON ledger.payment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.payment_covered();

-- Grants ---------------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON ledger.payment, ledger.payment_event, ledger.rail_message TO coop_app;
GRANT UPDATE (state, rail_ref, attempts, asks, version, next_run_at, swept_at, attention, changed_at) ON ledger.payment TO coop_app;
