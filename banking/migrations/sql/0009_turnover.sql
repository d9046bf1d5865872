-- What a member asks of years of movements: totals by month and by name, and the way to the movements that are meant.
-- Everything here follows from `ledger.entry` alone, is written with it, and can be written by nobody else.

-- Classes of amounts, three to a power of ten: -$15.00 is of the class of all debits from $10.00 and below $20.00.
CREATE FUNCTION ledger.size_class(amount bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE WHEN amount < 0 THEN -1 ELSE 1 END * width_bucket(abs(amount), ARRAY[
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000,
        1000000, 2000000, 5000000, 10000000, 20000000, 50000000, 100000000, 200000000, 500000000,
        1000000000, 2000000000, 5000000000, 10000000000, 20000000000, 50000000000, 100000000000]::bigint[]))::smallint;

-- Columns of their own, so that the indexes below answer alone, without a look at the entries they point to.
ALTER TABLE ledger.entry
    ADD COLUMN name_hash  integer  GENERATED ALWAYS AS (hashtext(text)) STORED,
    ADD COLUMN size_class smallint GENERATED ALWAYS AS (ledger.size_class(amount)) STORED;
CREATE INDEX entry_name   ON ledger.entry (account_id, name_hash, account_seq) WHERE account_seq IS NOT NULL;
CREATE INDEX entry_size   ON ledger.entry (account_id, size_class, account_seq) WHERE account_seq IS NOT NULL;
CREATE INDEX entry_amount ON ledger.entry (account_id, amount, account_seq) WHERE account_seq IS NOT NULL;

CREATE TABLE ledger.turnover (                        -- what came in and went out: one account, one month, one name
    account_id bigint NOT NULL REFERENCES ledger.account,
    month      date NOT NULL CHECK (extract(day FROM month) = 1),
    text       text NOT NULL,                         -- the movement's name (M39)
    credits    bigint NOT NULL CHECK (credits >= 0),
    debits     bigint NOT NULL CHECK (debits <= 0),
    credited   bigint NOT NULL CHECK (credited >= 0), -- how many of each
    debited    bigint NOT NULL CHECK (debited >= 0),
    first_seq  bigint NOT NULL CHECK (first_seq > 0), -- where these movements begin and end in the account
    last_seq   bigint NOT NULL CHECK (last_seq >= first_seq),
    PRIMARY KEY (account_id, month, text)
) WITH (fillfactor = 70);

-- The owner's rights, because the application may read these totals and not write them. A row at a time: cheaper for the few
-- lines of a posting than a statement with its transition table. The account's row is locked by then (`ledger.post`).
CREATE FUNCTION ledger.entry_turns_over() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first_day date;
BEGIN
    SELECT date_trunc('month', t.business_date::timestamp)::date INTO first_day FROM ledger.tx t WHERE t.id = NEW.tx_id;
    INSERT INTO ledger.turnover AS known (account_id, month, text, credits, debits, credited, debited, first_seq, last_seq)
    VALUES (NEW.account_id, first_day, NEW.text, greatest(NEW.amount, 0), least(NEW.amount, 0),
        (NEW.amount > 0)::integer, (NEW.amount < 0)::integer, NEW.account_seq, NEW.account_seq)
    ON CONFLICT (account_id, month, text) DO UPDATE SET
        credits = known.credits + excluded.credits, debits = known.debits + excluded.debits,
        credited = known.credited + excluded.credited, debited = known.debited + excluded.debited,
        first_seq = least(known.first_seq, excluded.first_seq), last_seq = greatest(known.last_seq, excluded.last_seq);
    RETURN NULL;
END $$;
CREATE TRIGGER entry_turns_over AFTER INSERT ON ledger.entry FOR EACH ROW
    WHEN (NEW.account_seq IS NOT NULL) EXECUTE FUNCTION ledger.entry_turns_over();

CREATE TRIGGER turnover_kept BEFORE DELETE ON ledger.turnover FOR EACH ROW EXECUTE FUNCTION ledger.deny_change();
CREATE TRIGGER turnover_notrunc BEFORE TRUNCATE ON ledger.turnover FOR EACH STATEMENT EXECUTE FUNCTION ledger.deny_change();

INSERT INTO ledger.turnover (account_id, month, text, credits, debits, credited, debited, first_seq, last_seq)
SELECT e.account_id, date_trunc('month', t.business_date::timestamp)::date, e.text,
    coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0), coalesce(sum(e.amount) FILTER (WHERE e.amount < 0), 0),
    count(*) FILTER (WHERE e.amount > 0), count(*) FILTER (WHERE e.amount < 0), min(e.account_seq), max(e.account_seq)
FROM ledger.entry e JOIN ledger.tx t ON t.id = e.tx_id
WHERE e.account_seq IS NOT NULL
GROUP BY 1, 2, 3;

GRANT SELECT ON ledger.turnover TO coop_app;
