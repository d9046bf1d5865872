-- Receipts again (M116, M117): which operation a payment of a bill belongs to; NULL where it made itself.

ALTER TABLE bank.bill_payment ADD COLUMN operation_id uuid REFERENCES ledger.operation;
CREATE INDEX bill_payment_company ON bank.bill_payment (member_id, company, seq DESC);
