-- What an agent must look at: opened by a member, worked on at the desk. `detail` is the member's own words, sealed.
CREATE TABLE bank.case (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number    text NOT NULL UNIQUE,                   -- what the member quotes
    member_id bigint REFERENCES bank.member,          -- NULL: somebody who is no member
    chat_id   bigint,
    kind      text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{1,30}$'),
    state     text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'working', 'closed')),
    about     uuid,                                   -- the notice or operation it is about, where there is one
    detail    bytea,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by text,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL))
);
CREATE INDEX case_open ON bank.case (opened_at) WHERE state <> 'closed';
CREATE INDEX case_of_member ON bank.case (member_id, id);

-- A member whose money may not leave. One at a time; history stays.
CREATE TABLE bank.freeze (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES bank.member,
    case_id   bigint NOT NULL REFERENCES bank.case,
    frozen_at timestamptz NOT NULL,
    lifted_at timestamptz,
    lifted_by text,                                   -- 'member:<id>', 'agent:<name>'
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE UNIQUE INDEX freeze_one ON bank.freeze (member_id) WHERE lifted_at IS NULL;

CREATE TRIGGER freeze_kept BEFORE DELETE ON bank.freeze FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER freeze_lifted_once BEFORE UPDATE ON bank.freeze FOR EACH ROW
    WHEN (OLD.lifted_at IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER case_kept BEFORE DELETE ON bank.case FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER case_closed_once BEFORE UPDATE ON bank.case FOR EACH ROW
    WHEN (OLD.state = 'closed') EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON bank.case, bank.freeze TO coop_app;
GRANT UPDATE (state, closed_at, closed_by) ON bank.case TO coop_app;
GRANT UPDATE (lifted_at, lifted_by) ON bank.freeze TO coop_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA bank TO coop_app;
