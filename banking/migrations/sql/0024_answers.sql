-- The FAQ's answers as people keep them, on top of those the house came with (desk.md §3). A version is written by one person and
-- published by another; what was sent to review never changes again, and nothing is deleted.
CREATE TABLE desk.answer (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic        text NOT NULL CHECK (topic ~ '^[a-z][a-z0-9_]{2,59}$'),
    question     text NOT NULL CHECK (length(question) BETWEEN 3 AND 200),
    answer       text NOT NULL CHECK (length(answer) BETWEEN 3 AND 1500),
    phrases      text[] NOT NULL DEFAULT '{}' CHECK (cardinality(phrases) <= 40),  -- other ways members ask it
    valid_from   date NOT NULL,
    valid_to     date CHECK (valid_to >= valid_from),
    withdrawn    boolean NOT NULL DEFAULT false,      -- published, it takes the topic away
    state        text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'review', 'published', 'rejected', 'discarded')),
    author_id    bigint NOT NULL REFERENCES desk.agent,
    created_at   timestamptz NOT NULL,
    submitted_at timestamptz,
    reviewer_id  bigint REFERENCES desk.agent,
    decided_at   timestamptz,
    why          text CHECK (length(why) <= 200),     -- of a rejection
    CHECK (reviewer_id <> author_id),                 -- never the same person
    CHECK ((reviewer_id IS NOT NULL) = (state IN ('published', 'rejected'))),
    CHECK ((decided_at IS NOT NULL) = (state IN ('published', 'rejected'))),
    CHECK (state IN ('draft', 'discarded') OR submitted_at IS NOT NULL)
);
CREATE INDEX answer_by_topic ON desk.answer (topic, id DESC);
CREATE UNIQUE INDEX answer_open ON desk.answer (topic) WHERE state IN ('draft', 'review');  -- one at a time

CREATE FUNCTION desk.reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('published', 'rejected', 'discarded') THEN
        RAISE EXCEPTION 'a version that was decided does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state = 'review' AND (
        (NEW.topic, NEW.question, NEW.answer, NEW.phrases, NEW.valid_from, NEW.valid_to, NEW.withdrawn, NEW.author_id)
        IS DISTINCT FROM
        (OLD.topic, OLD.question, OLD.answer, OLD.phrases, OLD.valid_from, OLD.valid_to, OLD.withdrawn, OLD.author_id)
        OR NEW.state NOT IN ('published', 'rejected', 'discarded')
    ) OR OLD.state = 'draft' AND NEW.state NOT IN ('draft', 'review', 'discarded') THEN
        RAISE EXCEPTION 'what is published is what was reviewed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answer_reviewed BEFORE UPDATE ON desk.answer FOR EACH ROW EXECUTE FUNCTION desk.reviewed();
CREATE TRIGGER answer_kept BEFORE DELETE ON desk.answer FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER answer_notrunc BEFORE TRUNCATE ON desk.answer FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON desk.answer TO coop_app;
GRANT UPDATE (question, answer, phrases, valid_from, valid_to, withdrawn, state, submitted_at, reviewer_id, decided_at, why)
    ON desk.answer TO coop_app;
