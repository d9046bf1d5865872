-- A person at the desk asks the member to prove who they are: the bot asks the code, the person sees how it ended (S27, desk.md 12).
CREATE TABLE desk.identity_check (
    id           uuid PRIMARY KEY,
    handoff_id   uuid NOT NULL REFERENCES desk.handoff,
    chat_id      bigint NOT NULL REFERENCES desk.conversation,
    member_id    bigint NOT NULL REFERENCES bank.member,
    agent_id     bigint NOT NULL REFERENCES desk.agent,   -- who asked
    challenge_id uuid NOT NULL REFERENCES bank.challenge,
    phone_masked text NOT NULL,
    asked_at     timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,                    -- of the code
    ended_at     timestamptz,
    result       text CHECK (result IN ('verified', 'failed')),
    CHECK ((ended_at IS NULL) = (result IS NULL))
);
CREATE UNIQUE INDEX identity_check_open ON desk.identity_check (chat_id) WHERE ended_at IS NULL;
CREATE INDEX identity_check_by_handoff ON desk.identity_check (handoff_id, asked_at DESC);

CREATE TRIGGER identity_check_kept BEFORE DELETE ON desk.identity_check FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER identity_check_once BEFORE UPDATE ON desk.identity_check FOR EACH ROW
    WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();

-- The bot's own lines in a thread: what it asked, and how that ended.
ALTER TABLE desk.message DROP CONSTRAINT message_author_check;
ALTER TABLE desk.message ADD CONSTRAINT message_author_check CHECK (author IN ('member', 'person', 'note', 'bot'));

GRANT SELECT, INSERT ON desk.identity_check TO coop_app;
GRANT UPDATE (ended_at, result) ON desk.identity_check TO coop_app;
