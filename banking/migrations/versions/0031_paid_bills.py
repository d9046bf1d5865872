"""Receipts of paid bills."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Let a payment of a bill know its operation."""
    run_script(op.get_bind(), "0031_paid_bills.sql", context.config.attributes["app_role"])
