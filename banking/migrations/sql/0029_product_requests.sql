-- What a member asked for, and the consent that came with it: the case is for people to work on, this row is never changed.
CREATE TABLE bank.product_request (
    case_id         bigint PRIMARY KEY REFERENCES bank.case,
    member_id       bigint NOT NULL REFERENCES bank.member,
    product         text NOT NULL CHECK (product IN ('savings', 'deposit', 'loan', 'card')),
    amount          bigint CHECK (amount > 0),               -- cents
    term            integer CHECK (term > 0),                -- months of a loan, days of a deposit
    method          text CHECK (method IN ('french', 'german')),
    consent_version integer NOT NULL CHECK (consent_version > 0),
    consented_at    timestamptz NOT NULL,
    CHECK ((product IN ('deposit', 'loan')) = (amount IS NOT NULL AND term IS NOT NULL)),
    CHECK ((product = 'loan') = (method IS NOT NULL))
);
CREATE INDEX product_request_of_member ON bank.product_request (member_id, case_id);

CREATE TRIGGER product_request_kept BEFORE UPDATE OR DELETE ON bank.product_request
    FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON bank.product_request TO coop_app;
