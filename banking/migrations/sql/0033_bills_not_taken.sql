-- A programmed payment that its company did not take is tried once more (D12): what was paid stays so, unless its payment came to nothing.

ALTER TABLE bank.schedule_run DROP CONSTRAINT schedule_run_outcome_check;
ALTER TABLE bank.schedule_run ADD CONSTRAINT schedule_run_outcome_check CHECK (outcome IN
    ('paid', 'too_high', 'no_funds', 'away', 'nothing', 'missed', 'refused', 'rejected', 'limit', 'gone', 'payee', 'cost'));
CREATE UNIQUE INDEX schedule_run_payment ON bank.schedule_run (payment_id) WHERE payment_id IS NOT NULL;

CREATE FUNCTION bank.schedule_run_stays_paid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.outcome = 'rejected' AND NEW.payment_id IS NOT DISTINCT FROM OLD.payment_id AND (
        OLD.bill <> '' AND EXISTS (SELECT FROM ledger.payment p WHERE p.id = OLD.payment_id
            AND p.state IN ('rejected', 'cancelled', 'returned'))
        OR OLD.bill = '' AND EXISTS (SELECT FROM bank.schedule_run r WHERE r.schedule_id = OLD.schedule_id
            AND r.due_date = OLD.due_date AND r.bill <> '' AND r.outcome = 'rejected')
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'UPDATE on bank.schedule_run refused: paid once' USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER schedule_run_paid_once ON bank.schedule_run;
CREATE TRIGGER schedule_run_paid_once BEFORE UPDATE ON bank.schedule_run FOR EACH ROW
    WHEN (OLD.outcome = 'paid') EXECUTE FUNCTION bank.schedule_run_stays_paid();
