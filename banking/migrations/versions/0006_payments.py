"""Payments that leave the house, their history, and what rails told us."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables with their guards; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0006_payments.sql", context.config.attributes["app_role"])
