-- What a member must hear that no command of theirs answered (design §3). The value is sealed; kept for its buttons.
CREATE TABLE bank.notice (
    id          uuid PRIMARY KEY,
    member_id   bigint NOT NULL REFERENCES bank.member,
    kind        text NOT NULL,
    value       bytea NOT NULL,
    created_at  timestamptz NOT NULL,
    tries       smallint NOT NULL DEFAULT 0,
    next_try_at timestamptz,                          -- NULL: not tried yet
    told_at     timestamptz,
    dropped_at  timestamptz                           -- nobody can be told: no chat is linked, or it is too late
);
CREATE INDEX notice_untold ON bank.notice (created_at) WHERE told_at IS NULL AND dropped_at IS NULL;

CREATE TRIGGER notice_settled_once BEFORE UPDATE ON bank.notice FOR EACH ROW
    WHEN (OLD.told_at IS NOT NULL OR OLD.dropped_at IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();

-- Kinds of news a member does not want to hear of; no row: wanted.
CREATE TABLE bank.muted_news (
    member_id bigint NOT NULL REFERENCES bank.member,
    kind      text NOT NULL,
    muted_at  timestamptz NOT NULL,
    PRIMARY KEY (member_id, kind)
);

-- Durable single-use buttons under notices (S17): of the handle only its hash is kept.
CREATE TABLE bank.button (
    handle_hash bytea PRIMARY KEY CHECK (length(handle_hash) = 32),
    notice_id   uuid NOT NULL,                        -- of bank.notice, or of the operation whose outcome it is under
    name        text NOT NULL,
    chat_id     bigint NOT NULL,
    member_id   bigint NOT NULL REFERENCES bank.member,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    used_by     text,                                 -- the tap that used it: the same one again is no second use
    CHECK ((used_at IS NULL) = (used_by IS NULL))
);

CREATE FUNCTION bank.button_used_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.used_by IS DISTINCT FROM NEW.used_by THEN
        RAISE EXCEPTION 'a button is used once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER button_used_once BEFORE UPDATE ON bank.button FOR EACH ROW
    WHEN (OLD.used_at IS NOT NULL) EXECUTE FUNCTION bank.button_used_once();

GRANT SELECT, INSERT ON bank.notice, bank.muted_news, bank.button TO coop_app;
GRANT UPDATE (tries, next_try_at, told_at, dropped_at) ON bank.notice TO coop_app;
GRANT DELETE ON bank.muted_news TO coop_app;
GRANT UPDATE (used_at, used_by) ON bank.button TO coop_app;
