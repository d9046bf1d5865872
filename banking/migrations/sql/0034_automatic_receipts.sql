-- A payment that made itself has a receipt that can be verified, like any other: behind it stands the payment, not an operation.

ALTER TABLE bank.receipt
    ALTER COLUMN operation_id DROP NOT NULL,
    ADD COLUMN payment_id uuid UNIQUE REFERENCES ledger.payment,
    ADD CONSTRAINT receipt_of_one CHECK (num_nonnulls(operation_id, payment_id) = 1);
