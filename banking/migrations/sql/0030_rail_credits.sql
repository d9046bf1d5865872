-- Money that other institutions send to members: what the rails told us of it, each message once, and what became of it (M39, S03).
CREATE TABLE ledger.rail_credit (
    rail        text NOT NULL,
    message_id  text NOT NULL CHECK (length(message_id) BETWEEN 1 AND 100),
    body_hash   bytea NOT NULL CHECK (length(body_hash) = 32),
    account_id  bigint REFERENCES ledger.account,      -- NULL: no account of ours has this number
    amount      bigint NOT NULL CHECK (amount > 0),
    outcome     text NOT NULL CHECK (outcome IN ('credited', 'account_unknown', 'account_unavailable', 'other_currency')),
    details     bytea NOT NULL,                        -- who sent it, as the rail says: sealed JSON
    received_at timestamptz NOT NULL,
    PRIMARY KEY (rail, message_id),
    CHECK (outcome <> 'credited' OR account_id IS NOT NULL)
);
CREATE TRIGGER rail_credit_append BEFORE UPDATE OR DELETE ON ledger.rail_credit FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER rail_credit_notrunc BEFORE TRUNCATE ON ledger.rail_credit FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON ledger.rail_credit TO coop_app;
