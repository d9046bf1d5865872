-- What people at the desk leave to the bot, and how they work on cases.

-- A hand-off may end with a flow that the person started for the member: the bot goes on there (desk.md 12).
ALTER TABLE desk.handoff ADD COLUMN errand text CHECK (errand ~ '^[a-z][a-z_]{1,40}$');
GRANT UPDATE (errand) ON desk.handoff TO coop_app;

-- Who works on a case, until when it is promised, and how it ended.
ALTER TABLE bank.case ADD COLUMN due_at timestamptz;
ALTER TABLE bank.case ADD COLUMN taken_by bigint REFERENCES desk.agent;
ALTER TABLE bank.case ADD COLUMN taken_at timestamptz;
ALTER TABLE bank.case ADD COLUMN outcome text CHECK (outcome ~ '^[a-z][a-z_]{1,30}$');
ALTER TABLE bank.case ADD CHECK (state <> 'working' OR taken_by IS NOT NULL);
GRANT UPDATE (taken_by, taken_at, outcome) ON bank.case TO coop_app;

-- What people wrote about a case for each other, and the answer the member got. Nobody changes it later.
CREATE TABLE bank.case_note (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id  bigint NOT NULL REFERENCES bank.case,
    agent_id bigint NOT NULL REFERENCES desk.agent,
    kind     text NOT NULL CHECK (kind IN ('note', 'answer')),
    body     bytea NOT NULL,                          -- AES-256-GCM, AAD bank.case_note|body|<case number>
    at       timestamptz NOT NULL
);
CREATE INDEX case_note_of_case ON bank.case_note (case_id, id);
CREATE TRIGGER case_note_append BEFORE UPDATE OR DELETE ON bank.case_note FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER case_note_notrunc BEFORE TRUNCATE ON bank.case_note FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
GRANT SELECT, INSERT ON bank.case_note TO coop_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA bank TO coop_app;
