-- Programmed transfers (B15) beside programmed payments: the same rows, runs and runner.

ALTER TABLE bank.schedule
    ALTER COLUMN service_id DROP NOT NULL,
    ADD COLUMN target_account_id bigint REFERENCES ledger.account,  -- a transfer to another account of the member's
    ADD COLUMN beneficiary_id    uuid REFERENCES bank.beneficiary,  -- ... or to a beneficiary
    ADD COLUMN destination       bytea,                             -- the account that was agreed to, as a blind index
    ADD COLUMN reference_sealed  bytea,                             -- AES-256-GCM, AAD bank.schedule|reference_sealed|<id>
    ADD COLUMN cost              bigint CHECK (cost >= 0),          -- what one transfer may cost at most
    ADD CONSTRAINT schedule_one_purpose CHECK (num_nonnulls(service_id, target_account_id, beneficiary_id) = 1),
    ADD CONSTRAINT schedule_destination CHECK ((beneficiary_id IS NULL) = (destination IS NULL)),
    ADD CONSTRAINT schedule_cost CHECK ((service_id IS NULL) = (cost IS NOT NULL)),
    ADD CONSTRAINT schedule_transfer_dated CHECK (service_id IS NOT NULL OR frequency <> 'as_soon'),
    ADD CONSTRAINT schedule_elsewhere CHECK (target_account_id IS DISTINCT FROM account_id);

ALTER TABLE bank.schedule_run DROP CONSTRAINT schedule_run_outcome_check;
ALTER TABLE bank.schedule_run ADD CONSTRAINT schedule_run_outcome_check CHECK (outcome IN
    ('paid', 'too_high', 'no_funds', 'away', 'nothing', 'missed', 'refused', 'limit', 'gone', 'payee', 'cost'));
ALTER TABLE bank.schedule_run ADD COLUMN operation_id uuid REFERENCES ledger.operation;  -- the transfer that was made

GRANT UPDATE (operation_id) ON bank.schedule_run TO coop_app;
GRANT UPDATE (cost) ON bank.schedule TO coop_app;
