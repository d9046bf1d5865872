-- Programmed payments (M105-M115, D12): what a member agreed to, and what became of each time it fell due.

ALTER TABLE bank.bill_payment ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX bill_payment_seq ON bank.bill_payment (member_id, seq);

CREATE TABLE bank.schedule (
    id            uuid PRIMARY KEY,                   -- the operation that made it
    member_id     bigint NOT NULL REFERENCES bank.member,
    service_id    uuid NOT NULL REFERENCES bank.service,
    account_id    bigint NOT NULL REFERENCES ledger.account,
    maximum       bigint NOT NULL CHECK (maximum > 0),
    frequency     text NOT NULL CHECK (frequency IN ('as_soon', 'monthly', 'once')),
    day           smallint CHECK (day BETWEEN 1 AND 31),
    on_date       date,
    since         date NOT NULL,
    until         date CHECK (until >= since),
    terms_version integer NOT NULL CHECK (terms_version > 0),
    accepted_at   timestamptz NOT NULL,               -- M113: when these terms were accepted
    state         text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'cancelled', 'ended')),
    next_look_at  timestamptz,                        -- when the runner must look at it; NULL: never
    queued_at     timestamptz,                        -- when a job for it was last queued
    last_outcome  text,
    last_at       timestamptz,
    created_at    timestamptz NOT NULL,
    CHECK ((frequency = 'monthly') = (day IS NOT NULL)),
    CHECK ((frequency = 'once') = (on_date IS NOT NULL))
);
CREATE INDEX schedule_member ON bank.schedule (member_id, created_at DESC);
CREATE INDEX schedule_due ON bank.schedule (next_look_at) WHERE next_look_at IS NOT NULL;

CREATE TABLE bank.schedule_run (                      -- one row for each due date, and for each bill found on it
    schedule_id uuid NOT NULL REFERENCES bank.schedule,
    due_date    date NOT NULL,
    bill        text NOT NULL,                        -- '' for the due date itself; else the bill's blind index, in hex
    outcome     text NOT NULL CHECK (outcome IN ('paid', 'too_high', 'no_funds', 'away', 'nothing', 'missed', 'refused')),
    tries       smallint NOT NULL DEFAULT 1,
    retry_on    date,                                 -- the one more try after a lack of funds
    payment_id  uuid REFERENCES ledger.payment,
    at          timestamptz NOT NULL,
    PRIMARY KEY (schedule_id, due_date, bill)         -- F15: whatever happens, once
);
CREATE UNIQUE INDEX schedule_run_bill ON bank.schedule_run (schedule_id, bill) WHERE bill <> '' AND outcome = 'paid';

CREATE TRIGGER schedule_kept BEFORE DELETE ON bank.schedule FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER schedule_run_kept BEFORE DELETE ON bank.schedule_run FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER schedule_run_paid_once BEFORE UPDATE ON bank.schedule_run FOR EACH ROW
    WHEN (OLD.outcome = 'paid') EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON bank.schedule, bank.schedule_run TO coop_app;
GRANT UPDATE (maximum, state, next_look_at, queued_at, last_outcome, last_at) ON bank.schedule TO coop_app;
GRANT UPDATE (outcome, tries, retry_on, payment_id, at) ON bank.schedule_run TO coop_app;
