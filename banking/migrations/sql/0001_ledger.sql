-- Signs: credit positive, debit negative, whole cents. Member accounts are liabilities of the cooperative.

DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'coop_app') THEN CREATE ROLE coop_app NOLOGIN; END IF;
END $$;

CREATE SCHEMA ledger;

CREATE TABLE ledger.account (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code           text NOT NULL UNIQUE,              -- chart of accounts: '2101.17', '1101.cash'
    kind           text NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
    currency       text NOT NULL DEFAULT 'USD' CHECK (currency = 'USD'),
    allow_negative boolean NOT NULL DEFAULT false,
    track_balance  boolean NOT NULL DEFAULT true,     -- false for hot internal accounts: balance = sum of entries, no row lock
    status         text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'blocked', 'closed')),
    posted         bigint NOT NULL DEFAULT 0,
    held           bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
    seq            bigint NOT NULL DEFAULT 0 CHECK (seq >= 0),
    CONSTRAINT account_not_overdrawn CHECK (allow_negative OR posted - held >= 0),
    CONSTRAINT account_untracked_allows_negative CHECK (track_balance OR allow_negative)
) WITH (fillfactor = 70);

CREATE TABLE ledger.member_account (                  -- what a member knows of an account; never changes with a posting
    account_id    bigint PRIMARY KEY REFERENCES ledger.account,
    member_id     bigint NOT NULL,
    product       text NOT NULL CHECK (product IN ('savings', 'contribution')),
    number_sealed bytea NOT NULL,                     -- AES-256-GCM, AAD ledger.member_account|number_sealed|<account_id> (S26)
    number_index  bytea NOT NULL UNIQUE,              -- blind index
    last4         text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
    opened_on     date NOT NULL
);
CREATE INDEX member_account_member ON ledger.member_account (member_id, account_id);

CREATE TABLE ledger.tx (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text NOT NULL,
    idem_scope    text NOT NULL,                      -- who made the key: 'operation', 'seed', later 'payment', 'rail:spi'
    idem_key      text NOT NULL,                      -- operation and phase, never the attempt
    request_hash  bytea NOT NULL CHECK (length(request_hash) = 32),
    business_date date NOT NULL,                      -- accounting day in America/Guayaquil, decided by the application
    actor         text NOT NULL,                      -- 'member:<id>', 'agent:<id>', 'opening'
    memo          text CHECK (length(memo) <= 200),
    xact          xid8 NOT NULL DEFAULT pg_current_xact_id(),
    posted_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (idem_scope, idem_key)
);

CREATE TABLE ledger.entry (
    tx_id         bigint NOT NULL REFERENCES ledger.tx,
    line_no       integer NOT NULL CHECK (line_no > 0),
    account_id    bigint NOT NULL REFERENCES ledger.account,
    amount        bigint NOT NULL CHECK (amount <> 0 AND abs(amount) <= 100000000000),
    document      bigint NOT NULL CHECK (document >= 0),              -- M36
    text          text NOT NULL CHECK (length(text) BETWEEN 1 AND 80), -- M39
    account_seq   bigint CHECK (account_seq > 0),     -- NULL only where track_balance is false
    balance_after bigint,
    PRIMARY KEY (tx_id, line_no),
    -- A lost update cannot commit; read backwards it is the index of an account's pages, newest first.
    CONSTRAINT entry_account_seq UNIQUE (account_id, account_seq),
    CHECK ((account_seq IS NULL) = (balance_after IS NULL))
);

CREATE SEQUENCE ledger.document_seq START WITH 100001;

CREATE TABLE ledger.hold (                            -- money promised to something that settles later
    id          uuid PRIMARY KEY,                     -- the payment's id: one hold per payment
    account_id  bigint NOT NULL REFERENCES ledger.account,
    amount      bigint NOT NULL CHECK (amount > 0),
    state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'posted', 'voided')),
    resolved_tx bigint UNIQUE REFERENCES ledger.tx,
    expires_at  timestamptz NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((state = 'posted') = (resolved_tx IS NOT NULL))
);
CREATE INDEX hold_pending ON ledger.hold (account_id) WHERE state = 'pending';

CREATE TABLE ledger.operation (                       -- a command's one answer, the same at every repetition
    id           uuid PRIMARY KEY,
    command      text NOT NULL,
    request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
    chat_id      bigint NOT NULL,
    member_id    bigint,
    answer       bytea,                               -- sealed; written once, in the transaction that inserted the row
    answered_at  timestamptz,
    created_at   timestamptz NOT NULL
);

CREATE TABLE ledger.notice (                          -- what the member must hear of (design §3)
    operation_id uuid PRIMARY KEY REFERENCES ledger.operation,
    chat_id      bigint NOT NULL,
    created_at   timestamptz NOT NULL,
    told_at      timestamptz,
    tries        smallint NOT NULL DEFAULT 0,          -- by the job that tells what no turn told
    next_try_at  timestamptz                           -- NULL: not tried yet
);
CREATE INDEX notice_untold ON ledger.notice (created_at) WHERE told_at IS NULL;

CREATE TABLE ledger.audit (                           -- S29; the two hash columns wait for the chaining in batches
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,                -- when
    actor        text NOT NULL,                       -- who: 'member:<id>', 'chat', 'agent:<id>', 'system'
    action       text NOT NULL,                       -- what
    subject      text,                                -- on what: an id, never a value of a member
    origin       text NOT NULL,                       -- where: 'chat:<id>', 'console', 'job'
    result       text NOT NULL,                       -- 'done' or a refusal's name
    operation_id uuid,
    previous     bytea,
    hash         bytea
);
CREATE INDEX audit_actor ON ledger.audit (actor, id);

-- Guards -------------------------------------------------------------------------------------------------------------

CREATE FUNCTION ledger.deny_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% refused: append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER tx_append BEFORE UPDATE OR DELETE ON ledger.tx FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER entry_append BEFORE UPDATE OR DELETE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER audit_append BEFORE UPDATE OR DELETE ON ledger.audit FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER hold_kept BEFORE DELETE ON ledger.hold FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER operation_kept BEFORE DELETE ON ledger.operation FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER tx_notrunc BEFORE TRUNCATE ON ledger.tx FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER entry_notrunc BEFORE TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER audit_notrunc BEFORE TRUNCATE ON ledger.audit FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER hold_notrunc BEFORE TRUNCATE ON ledger.hold FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER operation_notrunc BEFORE TRUNCATE ON ledger.operation FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

CREATE TRIGGER operation_answered_once BEFORE UPDATE ON ledger.operation FOR EACH ROW
    WHEN (OLD.answer IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER hold_resolved_once BEFORE UPDATE ON ledger.hold FOR EACH ROW
    WHEN (OLD.state <> 'pending') EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER notice_told_once BEFORE UPDATE ON ledger.notice FOR EACH ROW
    WHEN (OLD.told_at IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();

-- An entry belongs to a transaction of this very database transaction (savepoints included: the top-level id is
-- compared) and continues its account's chain of balances.
CREATE FUNCTION ledger.entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tracked boolean;
    before  bigint;
BEGIN
    PERFORM 1 FROM ledger.tx WHERE id = NEW.tx_id AND xact = pg_current_xact_id();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'tx % is sealed', NEW.tx_id USING ERRCODE = 'check_violation';
    END IF;
    SELECT a.track_balance, e.balance_after INTO tracked, before
    FROM ledger.account a
    LEFT JOIN ledger.entry e ON e.account_id = a.id AND e.account_seq = NEW.account_seq - 1
    WHERE a.id = NEW.account_id;
    IF tracked <> (NEW.account_seq IS NOT NULL)
        OR tracked AND NEW.account_seq > 1 AND before IS NULL
        OR tracked AND NEW.balance_after <> coalesce(before, 0) + NEW.amount THEN
        RAISE EXCEPTION 'line % of tx % breaks its account''s chain', NEW.line_no, NEW.tx_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entry_follows BEFORE INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.entry_follows();

CREATE FUNCTION ledger.assert_balanced(tx bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    total numeric;
    lines integer;
BEGIN
    SELECT coalesce(sum(e.amount), 0), count(*) INTO total, lines FROM ledger.entry e WHERE e.tx_id = tx;
    IF lines < 2 OR total <> 0 THEN
        RAISE EXCEPTION 'tx % does not balance: % lines, sum %', tx, lines, total USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION ledger.tx_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger.assert_balanced(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER tx_balances AFTER INSERT ON ledger.tx
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.tx_balances();

-- Lines after the second are checked again: SET CONSTRAINTS could have spent the transaction's own check before them.
CREATE FUNCTION ledger.line_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger.assert_balanced(NEW.tx_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER line_balances AFTER INSERT ON ledger.entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.line_no > 2) EXECUTE FUNCTION ledger.line_balances();

-- An account's balance is its newest entry's, whoever wrote either.
CREATE FUNCTION ledger.assert_on_book(account bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM ledger.account a
    LEFT JOIN LATERAL (
        SELECT e.account_seq, e.balance_after FROM ledger.entry e
        WHERE e.account_id = a.id AND e.account_seq IS NOT NULL ORDER BY e.account_seq DESC LIMIT 1
    ) newest ON true
    WHERE a.id = account AND a.seq = coalesce(newest.account_seq, 0) AND a.posted = coalesce(newest.balance_after, 0);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'account % is off its book', account USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION ledger.account_on_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger.assert_on_book(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_on_book AFTER INSERT OR UPDATE OF posted, seq ON ledger.account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.account_on_book();

CREATE FUNCTION ledger.entry_on_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger.assert_on_book(NEW.account_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_on_book AFTER INSERT ON ledger.entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.account_seq IS NOT NULL) EXECUTE FUNCTION ledger.entry_on_book();

-- What is held is the sum of the pending holds.
CREATE FUNCTION ledger.assert_held(account bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM ledger.account a
    WHERE a.id = account AND a.held = (
        SELECT coalesce(sum(h.amount), 0) FROM ledger.hold h WHERE h.account_id = a.id AND h.state = 'pending');
    IF NOT FOUND THEN
        RAISE EXCEPTION 'account % holds another sum than its pending holds', account USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION ledger.account_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger.assert_held(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_held AFTER INSERT OR UPDATE OF held ON ledger.account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.account_held();

CREATE FUNCTION ledger.hold_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger.assert_held(NEW.account_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hold_held AFTER INSERT OR UPDATE ON ledger.hold
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.hold_held();

CREATE FUNCTION ledger.operation_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM ledger.operation WHERE id = NEW.id AND answer IS NOT NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'operation without an answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER operation_answered AFTER INSERT ON ledger.operation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.operation_answered();

-- Posting ------------------------------------------------------------------------------------------------------------

-- One transaction of the book in one round trip. Outcomes: 'posted', 'replayed' (same key, same request), 'conflict'
-- (same key, other request), 'unavailable' (an account is missing or not active), 'insufficient', 'hold_gone'.
-- A document of NULL takes the next number. `released` names a pending hold that this posting fulfils.
CREATE FUNCTION ledger.post(
    p_kind text, p_scope text, p_key text, p_hash bytea, p_business_date date, p_actor text, p_memo text,
    p_accounts bigint[], p_amounts bigint[], p_documents bigint[], p_texts text[], p_released uuid,
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
    WHERE a.status IS DISTINCT FROM 'active' LIMIT 1;
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

-- 'held', 'replayed', 'conflict', 'unavailable', 'insufficient'
CREATE FUNCTION ledger.place_hold(
    p_id uuid, p_account bigint, p_amount bigint, p_expires_at timestamptz, OUT outcome text, OUT available bigint
) LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE
    source ledger.account;
    known  ledger.hold;
BEGIN
    SELECT a.* INTO source FROM ledger.account a WHERE a.id = p_account FOR NO KEY UPDATE;
    SELECT h.* INTO known FROM ledger.hold h WHERE h.id = p_id;
    IF FOUND THEN
        outcome := CASE WHEN known.account_id = p_account AND known.amount = p_amount THEN 'replayed' ELSE 'conflict' END;
        RETURN;
    END IF;
    IF source.status IS DISTINCT FROM 'active' OR NOT source.track_balance THEN
        outcome := 'unavailable';
        RETURN;
    END IF;
    available := source.posted - source.held;
    IF NOT source.allow_negative AND available < p_amount THEN
        outcome := 'insufficient';
        RETURN;
    END IF;
    INSERT INTO ledger.hold (id, account_id, amount, expires_at) VALUES (p_id, p_account, p_amount, p_expires_at);
    UPDATE ledger.account a SET held = a.held + p_amount WHERE a.id = p_account;
    outcome := 'held';
END $$;

-- 'voided', 'replayed' (was voided before), 'hold_gone' (posted, or never placed)
CREATE FUNCTION ledger.void_hold(p_id uuid, OUT outcome text) LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE
    known ledger.hold;
BEGIN
    -- The account first, as everywhere: the hold's row is only ever changed under its account's lock.
    PERFORM 1 FROM ledger.account a
    WHERE a.id = (SELECT h.account_id FROM ledger.hold h WHERE h.id = p_id) FOR NO KEY UPDATE;
    SELECT h.* INTO known FROM ledger.hold h WHERE h.id = p_id;
    IF NOT FOUND OR known.state = 'posted' THEN
        outcome := 'hold_gone';
    ELSIF known.state = 'voided' THEN
        outcome := 'replayed';
    ELSE
        UPDATE ledger.hold h SET state = 'voided' WHERE h.id = p_id;
        UPDATE ledger.account a SET held = a.held - known.amount WHERE a.id = known.account_id;
        outcome := 'voided';
    END IF;
END $$;

-- The chart of internal accounts: hot ones, so no balance is kept and no row locked ----------------------------------

INSERT INTO ledger.account (code, kind, allow_negative, track_balance) VALUES
    ('1101.cash', 'asset', true, false),
    ('1103.direct', 'asset', true, false),     -- settlement of PAGO DIRECTO
    ('1103.spi', 'asset', true, false),        -- settlement of SPI
    ('2501.iva', 'liability', true, false),
    ('4101.interest', 'expense', true, false),
    ('5401.fees', 'income', true, false);

-- Grants: the application's role owns nothing, so it cannot disable a guard, and cannot touch history (S34) -----------

GRANT USAGE ON SCHEMA ledger TO coop_app;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO coop_app;
GRANT USAGE ON SEQUENCE ledger.document_seq TO coop_app;
GRANT INSERT (kind, idem_scope, idem_key, request_hash, business_date, actor, memo) ON ledger.tx TO coop_app;
GRANT INSERT ON ledger.entry TO coop_app;
GRANT INSERT (id, account_id, amount, expires_at) ON ledger.hold TO coop_app;
GRANT INSERT ON ledger.operation, ledger.notice TO coop_app;
GRANT INSERT (at, actor, action, subject, origin, result, operation_id) ON ledger.audit TO coop_app;
GRANT UPDATE (posted, held, seq) ON ledger.account TO coop_app;
GRANT UPDATE (state, resolved_tx) ON ledger.hold TO coop_app;
GRANT UPDATE (answer, answered_at, member_id) ON ledger.operation TO coop_app;
GRANT UPDATE (told_at, tries, next_try_at) ON ledger.notice TO coop_app;
