-- The language of a chat: chosen with /idioma, or the one its terms were accepted in. No row: Spanish.
CREATE TABLE bank.chat_language (
    chat_id   bigint PRIMARY KEY,
    language  text NOT NULL CHECK (language IN ('es', 'en')),
    chosen_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE (language, chosen_at) ON bank.chat_language TO coop_app;
