-- The agent desk: who has which chat, what was said, and a log that forgets nothing (desk.md).

CREATE SCHEMA desk;

-- The people at the desk. Password by argon2id, TOTP secret sealed, the last accepted time step kept (S24, desk.md 16).
CREATE TABLE desk.agent (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login           text NOT NULL UNIQUE CHECK (login ~ '^[a-z][a-z0-9.]{2,31}$'),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    team            text NOT NULL DEFAULT 'general' CHECK (length(team) BETWEEN 1 AND 40),
    roles           text[] NOT NULL CHECK (roles <@ ARRAY['agent', 'supervisor', 'editor', 'auditor', 'admin']),
    capacity        smallint NOT NULL DEFAULT 3 CHECK (capacity BETWEEN 1 AND 20),
    disabled_at     timestamptz,
    password_hash   text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    temporary       boolean NOT NULL DEFAULT true,
    totp_secret     bytea,                            -- AES-256-GCM, AAD desk.agent|totp_secret|<login>
    totp_enrolled   boolean NOT NULL DEFAULT false,
    totp_step       bigint NOT NULL DEFAULT 0,        -- the last accepted step: none is accepted twice
    created_at      timestamptz NOT NULL,
    CHECK (NOT (roles @> ARRAY['auditor'] AND roles && ARRAY['agent', 'supervisor'])),   -- an auditor does not chat
    CHECK (NOT (roles @> ARRAY['admin'] AND roles && ARRAY['agent', 'supervisor', 'auditor'])) -- an admin reads no chat
);

CREATE TABLE desk.recovery_code (
    agent_id bigint NOT NULL REFERENCES desk.agent,
    hash     bytea NOT NULL,
    used_at  timestamptz,
    PRIMARY KEY (agent_id, hash)
);

-- Wrong logins by blind index of the login and of the address.
CREATE TABLE desk.login_guard (
    subject      bytea PRIMARY KEY,
    failures     integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until timestamptz
);

-- Sessions of the console: the cookie's value is known to its owner only.
CREATE TABLE desk.console_session (
    hash       bytea PRIMARY KEY CHECK (length(hash) = 32),
    agent_id   bigint NOT NULL REFERENCES desk.agent,
    stage      text NOT NULL CHECK (stage IN ('password', 'open')),
    opened_at  timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX console_session_agent ON desk.console_session (agent_id) WHERE ended_at IS NULL;

-- One row per chat that ever met the desk. `epoch` grows with every change of owner: the fencing number.
CREATE TABLE desk.conversation (
    chat_id          bigint PRIMARY KEY,
    owner            text NOT NULL CHECK (owner IN ('bot', 'queued', 'agent', 'closed')),
    epoch            bigint NOT NULL DEFAULT 0 CHECK (epoch >= 0),
    agent_id         bigint REFERENCES desk.agent,
    handoff_id       uuid,
    team             text,
    waiting_since    timestamptz,                     -- the original moment of asking: what was lost goes to the front
    offered_to       bigint REFERENCES desk.agent,    -- only this agent may take it, until offered_until
    offered_until    timestamptz,
    lease_until      timestamptz,                     -- an agent holds a chat by heartbeat
    unanswered_since timestamptz,                     -- a message of the member nobody answered
    told_position    integer,
    CHECK ((owner = 'agent') = (agent_id IS NOT NULL)),
    CHECK ((owner = 'agent') = (lease_until IS NOT NULL)),
    CHECK (owner NOT IN ('queued', 'agent', 'closed') OR handoff_id IS NOT NULL)
);
CREATE INDEX conversation_queue ON desk.conversation (waiting_since) WHERE owner = 'queued';
CREATE INDEX conversation_agent ON desk.conversation (agent_id) WHERE owner = 'agent';

CREATE TABLE desk.handoff (
    id       uuid PRIMARY KEY,
    chat_id  bigint NOT NULL REFERENCES desk.conversation,
    member_id bigint REFERENCES bank.member,
    reason   text NOT NULL,
    packet   bytea NOT NULL,                          -- AES-256-GCM, AAD desk.handoff|packet|<id>
    asked_at timestamptz NOT NULL,
    ended_at timestamptz,
    outcome  text,
    score    smallint CHECK (score BETWEEN 1 AND 5),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX handoff_by_chat ON desk.handoff (chat_id, asked_at DESC);

-- Everything that happens, numbered in the order of the commits: the number is drawn under a row lock.
CREATE TABLE desk.counter (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    value bigint NOT NULL DEFAULT 0
);
INSERT INTO desk.counter DEFAULT VALUES;

CREATE TABLE desk.event (
    id         bigint PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text NOT NULL,
    chat_id    bigint,
    handoff_id uuid,
    agent_id   bigint REFERENCES desk.agent,          -- who did it
    owner      text,                                  -- after it
    epoch      bigint,
    note       text                                   -- a reason or an outcome; never what was said
);
CREATE INDEX event_by_handoff ON desk.event (handoff_id, id);
CREATE INDEX event_by_time ON desk.event (at);

-- What was said. Secrets are taken out before it is stored (desk.md 11).
CREATE TABLE desk.message (
    id         uuid PRIMARY KEY,
    chat_id    bigint NOT NULL REFERENCES desk.conversation,
    handoff_id uuid NOT NULL REFERENCES desk.handoff,
    seq        bigint NOT NULL,                       -- its event's number
    key        text NOT NULL,                         -- the same message again is the same row
    author     text NOT NULL CHECK (author IN ('member', 'person', 'note')),
    agent_id   bigint REFERENCES desk.agent,
    kind       text NOT NULL,
    body       bytea NOT NULL,                        -- AES-256-GCM, AAD desk.message|body|<id>
    epoch      bigint NOT NULL,
    at         timestamptz NOT NULL,
    state      text NOT NULL CHECK (state IN ('received', 'queued', 'sent', 'failed', 'blocked', 'unknown', 'superseded', 'kept')),
    state_at   timestamptz NOT NULL,
    UNIQUE (handoff_id, key)                          -- Telegram may begin to count its updates anew
);
CREATE INDEX message_by_handoff ON desk.message (handoff_id, seq);
CREATE INDEX message_waiting ON desk.message (chat_id, seq) WHERE state = 'queued';

CREATE TABLE desk.canned (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL UNIQUE,
    body  text NOT NULL
);
INSERT INTO desk.canned (title, body) VALUES
    ('Saludo', 'Hola, soy {agente} de Cooprogreso. ¿En qué te ayudo?'),
    ('Un momento', 'Dame un momento, por favor: estoy revisando tu caso.'),
    ('Horario de agencias', 'Nuestras agencias atienden de lunes a viernes. Los horarios de cada una están en nuestra página web.'),
    ('Cuidado con tus claves', 'Recuerda: nunca te pediremos tus contraseñas ni tus códigos, ni por aquí ni por llamada.'),
    ('Transferencia interbancaria', 'Las transferencias a otras instituciones se acreditan al instante o hasta en 24 horas laborables, según el monto y la institución.'),
    ('Algo más', '¿Hay algo más en lo que te pueda ayudar?'),
    ('Despedida', 'Fue un gusto atenderte. ¡Que tengas un buen día!');

CREATE TRIGGER event_append BEFORE UPDATE OR DELETE ON desk.event FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER event_notrunc BEFORE TRUNCATE ON desk.event FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER message_kept BEFORE DELETE ON desk.message FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER message_notrunc BEFORE TRUNCATE ON desk.message FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER handoff_kept BEFORE DELETE ON desk.handoff FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();

-- The fencing number only grows, by one with every change of owner (desk.md 1).
CREATE FUNCTION desk.fenced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.owner, NEW.agent_id) IS DISTINCT FROM (OLD.owner, OLD.agent_id) AND NEW.epoch <> OLD.epoch + 1
       OR NEW.epoch < OLD.epoch THEN
        RAISE EXCEPTION 'a chat changed hands without its epoch' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER conversation_fenced BEFORE UPDATE ON desk.conversation FOR EACH ROW EXECUTE FUNCTION desk.fenced();
CREATE TRIGGER conversation_kept BEFORE DELETE ON desk.conversation FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();

GRANT USAGE ON SCHEMA desk TO coop_app;
GRANT SELECT ON ALL TABLES IN SCHEMA desk TO coop_app;
GRANT INSERT ON desk.recovery_code, desk.login_guard, desk.console_session, desk.conversation, desk.handoff, desk.event,
    desk.message TO coop_app;
GRANT UPDATE (password_hash, temporary, totp_secret, totp_enrolled, totp_step) ON desk.agent TO coop_app;
GRANT UPDATE (used_at) ON desk.recovery_code TO coop_app;
GRANT DELETE ON desk.recovery_code TO coop_app;
GRANT UPDATE (failures, locked_until) ON desk.login_guard TO coop_app;
GRANT UPDATE (stage, seen_at, ended_at) ON desk.console_session TO coop_app;
GRANT UPDATE ON desk.conversation TO coop_app;
GRANT UPDATE (ended_at, outcome, score) ON desk.handoff TO coop_app;
GRANT UPDATE (value) ON desk.counter TO coop_app;
GRANT UPDATE (state, state_at) ON desk.message TO coop_app;
-- A claim locks the agent's row, which needs one column it may update (desk.md 4): the grant above gives it.
