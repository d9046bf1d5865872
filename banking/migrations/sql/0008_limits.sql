-- What members sent to others: counted in the transaction that sends it (S19). Given back when it did not go after all.
CREATE TABLE bank.spending (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id     bigint NOT NULL REFERENCES bank.member,
    destination   bytea NOT NULL,                     -- blind index of where it went
    operation_id  uuid NOT NULL,
    cents         bigint NOT NULL CHECK (cents <> 0), -- negative: given back
    business_date date NOT NULL,                      -- of the spending, also where it is given back
    at            timestamptz NOT NULL                -- as above
);
CREATE INDEX spending_of_day ON bank.spending (member_id, business_date);
CREATE INDEX spending_of_member ON bank.spending (member_id, at);
CREATE UNIQUE INDEX spending_once ON bank.spending (operation_id) WHERE cents > 0;
CREATE UNIQUE INDEX spending_given_back_once ON bank.spending (operation_id) WHERE cents < 0;

-- The limits members chose. The newest row in force counts: lowering is in force at once, raising a day later (B33).
CREATE TABLE bank.chosen_limit (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES bank.member,
    kind      text NOT NULL CHECK (kind IN ('operation', 'day')),
    cents     bigint NOT NULL CHECK (cents >= 0),
    chosen_at timestamptz NOT NULL,
    in_force  timestamptz NOT NULL CHECK (in_force >= chosen_at)
);
CREATE INDEX chosen_limit_of_member ON bank.chosen_limit (member_id, kind, id DESC);

CREATE TRIGGER spending_append BEFORE UPDATE OR DELETE ON bank.spending FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER chosen_limit_append BEFORE UPDATE OR DELETE ON bank.chosen_limit FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER spending_notrunc BEFORE TRUNCATE ON bank.spending FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER chosen_limit_notrunc BEFORE TRUNCATE ON bank.chosen_limit FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

GRANT SELECT, INSERT ON bank.spending, bank.chosen_limit TO coop_app;
