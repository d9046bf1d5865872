-- What members asked the FAQ: no member, no chat, no number (desk.md §3). Its text never changes; what was said of the answer and who
-- looked after it may be added.
CREATE TABLE desk.question (
    id         uuid PRIMARY KEY,
    text       text NOT NULL CHECK (length(text) <= 200),
    grouped    text NOT NULL,                         -- what questions of one group share
    topic      text,                                  -- what was answered
    verdict    text NOT NULL CHECK (verdict IN ('answered', 'useful', 'useless', 'unanswered')),
    at         timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by bigint REFERENCES desk.agent,
    CHECK ((topic IS NULL) = (verdict = 'unanswered')),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX question_open ON desk.question (grouped) WHERE verdict IN ('unanswered', 'useless') AND settled_at IS NULL;
CREATE INDEX question_by_time ON desk.question (at);

CREATE TRIGGER question_kept BEFORE DELETE ON desk.question FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER question_notrunc BEFORE TRUNCATE ON desk.question FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON desk.question TO coop_app;
GRANT UPDATE (verdict, settled_at, settled_by) ON desk.question TO coop_app;
