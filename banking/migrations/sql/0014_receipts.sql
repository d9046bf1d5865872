-- The codes on receipts, for whoever is shown one. What a receipt says is its operation's own answer.
CREATE TABLE bank.receipt (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$'),
    operation_id uuid NOT NULL UNIQUE REFERENCES ledger.operation,
    issued_at    timestamptz NOT NULL
);
CREATE TRIGGER receipt_append BEFORE UPDATE OR DELETE ON bank.receipt FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER receipt_notrunc BEFORE TRUNCATE ON bank.receipt FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
GRANT SELECT, INSERT ON bank.receipt TO coop_app;
