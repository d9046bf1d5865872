-- Cards of members (M42-M64). A card's full number is the processor's business and is nowhere here: only its first six and last
-- four digits, and the name the processor knows the card by.

CREATE TABLE bank.card (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id  bigint NOT NULL REFERENCES bank.member,
    kind       text NOT NULL CHECK (kind IN ('debit', 'credit')),
    token      text NOT NULL UNIQUE,
    brand      text NOT NULL,                         -- what the code does not know is shown as another brand
    product    text NOT NULL CHECK (length(product) BETWEEN 1 AND 40), -- the issuer's name of it: 'MC Débito'
    first6     text NOT NULL CHECK (first6 ~ '^[0-9]{6}$'),
    last4      text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
    status     text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'frozen', 'blocked')),
    expires_on date NOT NULL,
    account_id bigint REFERENCES ledger.member_account, -- what a debit card draws on
    CHECK ((kind = 'debit') = (account_id IS NOT NULL))
);
CREATE INDEX card_member ON bank.card (member_id, id);
CREATE TRIGGER card_blocked_for_good BEFORE UPDATE OF status ON bank.card FOR EACH ROW
    WHEN (OLD.status = 'blocked') EXECUTE FUNCTION ledger.deny_change();

-- A credit card's two debts are accounts of the book like any other: assets of the cooperative, so what is owed is negative.
CREATE TABLE bank.credit_line (
    card_id     bigint PRIMARY KEY REFERENCES bank.card,
    revolving   bigint NOT NULL UNIQUE REFERENCES ledger.account, -- rotativo
    deferred    bigint NOT NULL UNIQUE REFERENCES ledger.account, -- diferido
    limit_cents bigint NOT NULL CHECK (limit_cents > 0),
    cut_day     smallint CHECK (cut_day BETWEEN 1 AND 28)  -- NULL: this card is not billed here
);

-- What a cut found owed. Later payments do not change it.
CREATE TABLE bank.card_statement (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    card_id  bigint NOT NULL REFERENCES bank.credit_line,
    cut_on   date NOT NULL,
    pay_by   date NOT NULL CHECK (pay_by >= cut_on),
    total    bigint NOT NULL CHECK (total >= 0),
    minimum  bigint NOT NULL CHECK (minimum BETWEEN 0 AND total),
    interest bigint NOT NULL CHECK (interest >= 0),   -- owed of the total: this cut's and what is unpaid of earlier ones
    UNIQUE (card_id, cut_on)
);

CREATE TABLE bank.card_purchase (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    card_id      bigint NOT NULL REFERENCES bank.credit_line,
    tx_id        bigint NOT NULL UNIQUE REFERENCES ledger.tx,
    merchant     text NOT NULL CHECK (length(merchant) BETWEEN 1 AND 60),
    amount       bigint NOT NULL CHECK (amount > 0),
    made_on      date NOT NULL,
    can_defer    boolean NOT NULL DEFAULT true,       -- cash advances and charges are not (D14)
    statement_id bigint REFERENCES bank.card_statement -- NULL: posted, not billed yet
);
CREATE INDEX card_purchase_unbilled ON bank.card_purchase (card_id, id) WHERE statement_id IS NULL;
CREATE TRIGGER card_purchase_billed_once BEFORE UPDATE ON bank.card_purchase FOR EACH ROW
    WHEN (OLD.statement_id IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();

CREATE TABLE bank.card_payment (
    tx_id        bigint PRIMARY KEY REFERENCES ledger.tx,
    card_id      bigint NOT NULL REFERENCES bank.credit_line,
    amount       bigint NOT NULL CHECK (amount > 0),
    paid_on      date NOT NULL,
    statement_id bigint REFERENCES bank.card_statement -- the newest one then
);
CREATE INDEX card_payment_of_statement ON bank.card_payment (statement_id);

-- Purchases spread over months (D14): what moved from revolving to deferred, and its quotas.
CREATE TABLE bank.card_deferral (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    card_id      bigint NOT NULL REFERENCES bank.credit_line,
    tx_id        bigint NOT NULL UNIQUE REFERENCES ledger.tx,
    capital      bigint NOT NULL CHECK (capital > 0),
    months       smallint NOT NULL CHECK (months > 0),
    basis_points integer NOT NULL CHECK (basis_points >= 0), -- nominal, a year
    made_on      date NOT NULL
);
CREATE INDEX card_deferral_card ON bank.card_deferral (card_id, id);

CREATE TABLE bank.card_deferral_part (
    purchase_id bigint PRIMARY KEY REFERENCES bank.card_purchase, -- a purchase is deferred once
    deferral_id bigint NOT NULL REFERENCES bank.card_deferral,
    amount      bigint NOT NULL CHECK (amount > 0)
);
CREATE INDEX card_deferral_part_deferral ON bank.card_deferral_part (deferral_id);

CREATE TABLE bank.card_quota (
    deferral_id  bigint NOT NULL REFERENCES bank.card_deferral,
    nth          smallint NOT NULL CHECK (nth > 0),
    due_on       date NOT NULL,
    capital      bigint NOT NULL CHECK (capital >= 0),
    interest     bigint NOT NULL CHECK (interest >= 0),
    statement_id bigint REFERENCES bank.card_statement, -- NULL: not billed yet
    PRIMARY KEY (deferral_id, nth)
);
CREATE TRIGGER card_quota_billed_once BEFORE UPDATE ON bank.card_quota FOR EACH ROW
    WHEN (OLD.statement_id IS NOT NULL) EXECUTE FUNCTION ledger.deny_change();

-- The key of a card: argon2id over a peppered PIN, and how often a wrong one was typed (S12). No row: none was ever set.
CREATE TABLE bank.card_pin (
    card_id         bigint PRIMARY KEY REFERENCES bank.card,
    pin_hash        text NOT NULL CHECK (pin_hash LIKE '$argon2id$%'),
    version         integer NOT NULL DEFAULT 1,
    temporary_until timestamptz,                      -- came by e-mail and must be changed (M54, M60)
    failures        integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
    changed_at      timestamptz NOT NULL
);

-- A page may be about one card; `pin_version` is the key that was proven on it.
ALTER TABLE bank.form DROP CONSTRAINT form_purpose_check;
ALTER TABLE bank.form ADD CONSTRAINT form_purpose_check
    CHECK (purpose IN ('credentials', 'password', 'new_password', 'card_pin'));
ALTER TABLE bank.form ADD COLUMN card_id bigint REFERENCES bank.card;
ALTER TABLE bank.form ADD COLUMN pin_version integer;
ALTER TABLE bank.form ADD CONSTRAINT form_about_a_card CHECK ((purpose = 'card_pin') = (card_id IS NOT NULL));

INSERT INTO ledger.account (code, kind, allow_negative, track_balance) VALUES
    ('2601.card_network', 'liability', true, false),  -- owed to the network for purchases
    ('5402.card_interest', 'income', true, false);

GRANT SELECT ON bank.card, bank.credit_line TO coop_app;
GRANT SELECT, INSERT ON
    bank.card_statement, bank.card_purchase, bank.card_payment, bank.card_deferral, bank.card_deferral_part, bank.card_quota,
    bank.card_pin TO coop_app;
GRANT UPDATE (status) ON bank.card TO coop_app;
GRANT UPDATE (statement_id) ON bank.card_purchase, bank.card_quota TO coop_app;
GRANT UPDATE (pin_hash, version, temporary_until, failures, changed_at) ON bank.card_pin TO coop_app;
GRANT UPDATE (pin_version) ON bank.form TO coop_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA bank TO coop_app;
