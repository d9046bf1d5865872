-- Whom a member sends money to (M88-M93). What is personal is sealed for its row; nothing is deleted, so that what was sent
-- can still be explained.
CREATE TABLE bank.beneficiary (
    id                   uuid PRIMARY KEY,
    member_id            bigint NOT NULL REFERENCES bank.member,
    service              text NOT NULL CHECK (service IN ('cooprogreso', 'interbank')),
    institution          text NOT NULL,               -- code of the payout network
    account_id           bigint REFERENCES ledger.account,
    account_kind         text NOT NULL CHECK (account_kind IN ('savings', 'checking')),
    number               bytea NOT NULL,
    last4                text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
    destination          bytea NOT NULL,              -- blind index of institution and number
    identification_kind  text NOT NULL CHECK (identification_kind IN ('cedula', 'ruc', 'passport')),
    identification       bytea NOT NULL,
    identification_index bytea NOT NULL,
    name                 bytea NOT NULL,              -- masked where the bank knows the holder and the member does not (D16)
    email                bytea,
    alias                bytea,
    since                timestamptz NOT NULL,        -- of this destination: its first day has a lower limit (D10)
    created_at           timestamptz NOT NULL,
    deleted_at           timestamptz,
    CHECK ((service = 'cooprogreso') = (account_id IS NOT NULL))
);
CREATE UNIQUE INDEX beneficiary_once ON bank.beneficiary (member_id, destination) WHERE deleted_at IS NULL;

-- Which accounts of others a member asked the holder of (D16, S32): each is counted once a day.
CREATE TABLE bank.holder_lookup (
    member_id    bigint NOT NULL REFERENCES bank.member,
    day          date NOT NULL,
    number_index bytea NOT NULL,
    PRIMARY KEY (member_id, day, number_index)
);

GRANT SELECT, INSERT ON bank.beneficiary, bank.holder_lookup TO coop_app;
GRANT UPDATE (number, last4, destination, identification_kind, identification, identification_index, name, email, alias, since,
    deleted_at) ON bank.beneficiary TO coop_app;
GRANT DELETE ON bank.holder_lookup TO coop_app;
