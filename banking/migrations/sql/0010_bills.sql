-- Services members pay, and which payment paid which bill. Numbers are sealed; what a payment cost and where it stands
-- is `ledger.payment`'s.

CREATE TABLE bank.service (
    id            uuid PRIMARY KEY,
    member_id     bigint NOT NULL REFERENCES bank.member,
    company       text NOT NULL CHECK (length(company) BETWEEN 1 AND 40),
    number_sealed bytea NOT NULL,                     -- AES-256-GCM, AAD bank.service|number_sealed|<id> (S26)
    number_index  bytea NOT NULL,                     -- blind index of company and number
    alias_sealed  bytea,                              -- the member's own name for it
    times         integer NOT NULL DEFAULT 0 CHECK (times >= 0),
    used_at       timestamptz NOT NULL,
    UNIQUE (member_id, number_index)
);

CREATE TABLE bank.bill_payment (
    payment_id  uuid PRIMARY KEY REFERENCES ledger.payment,
    member_id   bigint NOT NULL REFERENCES bank.member,
    service_id  uuid NOT NULL REFERENCES bank.service,
    company     text NOT NULL,
    bill_index  bytea,                                -- blind index of company, number and bill; NULL for a top-up
    automatic   boolean NOT NULL DEFAULT false,       -- made by a programmed payment (M116)
    paid_at     timestamptz NOT NULL                  -- when it was ordered
);
CREATE INDEX bill_payment_member ON bank.bill_payment (member_id, paid_at DESC, payment_id);
CREATE INDEX bill_payment_bill ON bank.bill_payment (bill_index) WHERE bill_index IS NOT NULL;

CREATE TRIGGER bill_payment_kept BEFORE UPDATE OR DELETE ON bank.bill_payment
    FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();

INSERT INTO ledger.account (code, kind, allow_negative, track_balance) VALUES
    ('1103.billers', 'asset', true, false);           -- settlement with the companies

GRANT SELECT, INSERT ON bank.service, bank.bill_payment TO coop_app;
GRANT UPDATE (alias_sealed, times, used_at) ON bank.service TO coop_app;
