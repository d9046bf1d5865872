"""Loans and their instalments."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the loans' tables; the application's role may read them."""
    run_script(op.get_bind(), "0003_loans.sql", context.config.attributes["app_role"])
