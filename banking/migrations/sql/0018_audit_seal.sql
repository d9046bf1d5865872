-- Seals of the audit trail: each batch's hash covers the batch before it (S29).

CREATE TABLE ledger.audit_seal (
    first_id  bigint NOT NULL,
    last_id   bigint PRIMARY KEY,
    entries   integer NOT NULL CHECK (entries > 0),
    previous  bytea NOT NULL,
    hash      bytea NOT NULL CHECK (length(hash) = 32),
    sealed_at timestamptz NOT NULL,
    CHECK (last_id >= first_id)
);
CREATE TRIGGER audit_seal_append BEFORE UPDATE OR DELETE ON ledger.audit_seal
    FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER audit_seal_notrunc BEFORE TRUNCATE ON ledger.audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON ledger.audit_seal TO coop_app;
