-- Cards of other banks that members pay (M120, D13). Unlike our own, these are paid by their number: it is sealed for its row, and
-- looked up by a blind index, as account numbers are.
CREATE TABLE bank.saved_card (
    id                  uuid PRIMARY KEY,
    member_id           bigint NOT NULL REFERENCES bank.member,
    institution         text NOT NULL,                -- code in the directory
    brand               text NOT NULL,
    number              bytea NOT NULL,
    last4               text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
    destination         bytea NOT NULL,               -- blind index of the number: whose limits it counts against
    holder              bytea NOT NULL,
    identification_kind text NOT NULL CHECK (identification_kind IN ('cedula', 'passport')),
    identification      bytea NOT NULL,
    alias               bytea,
    since               timestamptz NOT NULL,         -- low limits begin here; registering it again does not shorten them
    deleted_at          timestamptz
);
CREATE UNIQUE INDEX saved_card_once ON bank.saved_card (member_id, destination) WHERE deleted_at IS NULL;
CREATE INDEX saved_card_member ON bank.saved_card (member_id, since);

-- A page where such a number is typed keeps it sealed, for ten minutes at most, until it is registered or forgotten.
ALTER TABLE bank.form DROP CONSTRAINT form_purpose_check;
ALTER TABLE bank.form ADD CONSTRAINT form_purpose_check
    CHECK (purpose IN ('credentials', 'password', 'new_password', 'card_pin', 'card_number'));
ALTER TABLE bank.form ADD COLUMN number_sealed bytea;
ALTER TABLE bank.form ADD COLUMN number_brand text;
ALTER TABLE bank.form ADD COLUMN number_last4 text;

GRANT SELECT, INSERT ON bank.saved_card TO coop_app;
GRANT UPDATE (deleted_at) ON bank.saved_card TO coop_app;
GRANT UPDATE (number_sealed, number_brand, number_last4) ON bank.form TO coop_app;
