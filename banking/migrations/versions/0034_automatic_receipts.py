"""Receipts of payments that made themselves."""

from __future__ import annotations

from alembic import context, op
from sqlalchemy import text

from banking.db import run_script
from banking.receipt_codes import receipt_code

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Let their codes be verified, those of earlier ones too."""
    run_script(op.get_bind(), "0034_automatic_receipts.sql", context.config.attributes["app_role"])
    made = text("SELECT payment_id, paid_at FROM bank.bill_payment WHERE automatic")
    issue = text("INSERT INTO bank.receipt (code, payment_id, issued_at) VALUES (:code, :payment, :at)")
    for payment, at in op.get_bind().execute(made).all():
        op.get_bind().execute(issue, {"code": receipt_code(payment), "payment": payment, "at": at})
