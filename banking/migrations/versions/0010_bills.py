"""Services members pay, and the payments of their bills."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables of bills; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0010_bills.sql", context.config.attributes["app_role"])
