-- Payments that people end, with four eyes (S24): one person proposes a verdict with a reason, another confirms it.
CREATE TABLE ledger.payment_ruling (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    payment_id  uuid NOT NULL REFERENCES ledger.payment,
    verdict     text NOT NULL CHECK (verdict IN ('settled', 'rejected', 'returned', 'stands')),
    version     integer NOT NULL,                      -- of the payment the proposal speaks of: what moved on since is not meant
    attention   text NOT NULL,
    reason      bytea NOT NULL,                        -- what the person wrote: sealed, for it may name a member
    proposed_by text NOT NULL,                         -- 'agent:<id>'
    proposed_at timestamptz NOT NULL,
    outcome     text CHECK (outcome IN ('confirmed', 'declined', 'overtaken')),
    decided_by  text,
    decided_at  timestamptz,
    CHECK ((outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL)),
    CHECK (outcome IS DISTINCT FROM 'confirmed' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX payment_ruling_one ON ledger.payment_ruling (payment_id) WHERE outcome IS NULL;
CREATE INDEX payment_ruling_of ON ledger.payment_ruling (payment_id, id);

CREATE TRIGGER payment_ruling_kept BEFORE DELETE ON ledger.payment_ruling FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER payment_ruling_notrunc BEFORE TRUNCATE ON ledger.payment_ruling
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER payment_ruling_decided_once BEFORE UPDATE ON ledger.payment_ruling FOR EACH ROW
    WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON ledger.payment_ruling TO coop_app;
GRANT UPDATE (outcome, decided_by, decided_at) ON ledger.payment_ruling TO coop_app;

-- What was held while an account was active is booked, or given back, although it was blocked since: the block stops what is ordered
-- after it, not what the rail did before. The new argument has a default, so that the build before this one goes on posting (F16).
DROP FUNCTION ledger.post(text, text, text, bytea, date, text, text, bigint[], bigint[], bigint[], text[], uuid);
CREATE FUNCTION ledger.post(
    p_kind text, p_scope text, p_key text, p_hash bytea, p_business_date date, p_actor text, p_memo text,
    p_accounts bigint[], p_amounts bigint[], p_documents bigint[], p_texts text[], p_released uuid,
    p_obliged boolean DEFAULT false,
    OUT outcome text, OUT tx bigint, OUT account bigint, OUT available bigint
) LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE
    known bytea;
    freed ledger.hold;
BEGIN
    -- Ascending ids, so that postings queue instead of deadlocking; NO KEY, so that foreign key checks do not wait.
    PERFORM 1 FROM ledger.account a WHERE a.id = ANY (p_accounts) AND a.track_balance ORDER BY a.id FOR NO KEY UPDATE;

    -- Only under the locks: a duplicate that waited there must find the first one's posting, not its lack of funds.
    SELECT t.id, t.request_hash INTO tx, known FROM ledger.tx t WHERE t.idem_scope = p_scope AND t.idem_key = p_key;
    IF FOUND THEN
        outcome := CASE WHEN known = p_hash THEN 'replayed' ELSE 'conflict' END;
        RETURN;
    END IF;

    SELECT line.id INTO account FROM unnest(p_accounts) AS line (id)
    LEFT JOIN ledger.account a ON a.id = line.id
    WHERE a.status IS DISTINCT FROM 'active' AND NOT (p_obliged AND coalesce(a.status, '') = 'blocked') LIMIT 1;
    IF FOUND THEN
        outcome := 'unavailable';
        RETURN;
    END IF;

    IF p_released IS NOT NULL THEN
        SELECT h.* INTO freed FROM ledger.hold h
        WHERE h.id = p_released AND h.state = 'pending' AND h.account_id = ANY (p_accounts) FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            outcome := 'hold_gone';
            RETURN;
        END IF;
    END IF;

    SELECT a.id, a.posted - a.held + (CASE WHEN a.id = freed.account_id THEN freed.amount ELSE 0 END)
    INTO account, available
    FROM (SELECT l.id, sum(l.amount) AS amount FROM unnest(p_accounts, p_amounts) AS l (id, amount) GROUP BY l.id) change
    JOIN ledger.account a ON a.id = change.id
    WHERE NOT a.allow_negative AND change.amount < 0
        AND a.posted - a.held + (CASE WHEN a.id = freed.account_id THEN freed.amount ELSE 0 END) + change.amount < 0
    ORDER BY a.id LIMIT 1;
    IF FOUND THEN
        outcome := 'insufficient';
        RETURN;
    END IF;

    INSERT INTO ledger.tx (kind, idem_scope, idem_key, request_hash, business_date, actor, memo)
    VALUES (p_kind, p_scope, p_key, p_hash, p_business_date, p_actor, p_memo)
    ON CONFLICT (idem_scope, idem_key) DO NOTHING RETURNING id INTO tx;
    IF NOT FOUND THEN  -- a concurrent posting over other accounts, or over untracked ones only, used the key
        SELECT t.id, CASE WHEN t.request_hash = p_hash THEN 'replayed' ELSE 'conflict' END INTO tx, outcome
        FROM ledger.tx t WHERE t.idem_scope = p_scope AND t.idem_key = p_key;
        RETURN;
    END IF;

    -- Before the balances: an account may not hold more than it has, not even between two statements.
    IF p_released IS NOT NULL THEN
        UPDATE ledger.hold h SET state = 'posted', resolved_tx = tx WHERE h.id = p_released;
        UPDATE ledger.account a SET held = a.held - freed.amount WHERE a.id = freed.account_id;
    END IF;

    INSERT INTO ledger.entry (tx_id, line_no, account_id, amount, document, text, account_seq, balance_after)
    SELECT tx, line.no, line.id, line.amount, coalesce(line.document, nextval('ledger.document_seq')), line.text,
        CASE WHEN a.track_balance THEN a.seq + row_number() OVER up_to END,
        CASE WHEN a.track_balance THEN a.posted + sum(line.amount) OVER up_to END
    FROM unnest(p_accounts, p_amounts, p_documents, p_texts) WITH ORDINALITY AS line (id, amount, document, text, no)
    JOIN ledger.account a ON a.id = line.id
    WINDOW up_to AS (PARTITION BY line.id ORDER BY line.no ROWS UNBOUNDED PRECEDING)
    ORDER BY line.no;

    UPDATE ledger.account a SET posted = a.posted + change.amount, seq = a.seq + change.lines
    FROM (
        SELECT l.id, sum(l.amount) AS amount, count(*) AS lines FROM unnest(p_accounts, p_amounts) AS l (id, amount) GROUP BY l.id
    ) change
    WHERE a.id = change.id AND a.track_balance;

    outcome := 'posted';
END $$;

-- An account is not closed while money is held on it: what settles later must find it.
SET CONSTRAINTS ALL IMMEDIATE;                         -- what earlier migrations wrote in this transaction is checked by now
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE ledger.account ADD CONSTRAINT account_closed_free CHECK (status <> 'closed' OR held = 0);
