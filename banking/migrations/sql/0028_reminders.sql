-- Reminders of bills that fall due soon (B4): only for who asked for them, once a bill.

-- News that only those hear of who asked for them; no row: not wanted.
CREATE TABLE bank.wanted_news (
    member_id bigint NOT NULL REFERENCES bank.member,
    kind      text NOT NULL,
    wanted_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, kind)
);

CREATE TABLE bank.bill_reminder (
    service_id  uuid NOT NULL REFERENCES bank.service,
    bill_index  bytea NOT NULL,                       -- blind index of company, number and bill
    reminded_at timestamptz NOT NULL,
    PRIMARY KEY (service_id, bill_index)              -- once, however often the job runs
);
CREATE TRIGGER bill_reminder_kept BEFORE UPDATE OR DELETE ON bank.bill_reminder
    FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT, DELETE ON bank.wanted_news TO coop_app;
GRANT SELECT, INSERT ON bank.bill_reminder TO coop_app;
