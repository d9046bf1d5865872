"""Totals of each account by month and movement name, and the indexes that movements are searched by."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create `ledger.turnover`, which every entry keeps up to date, and the columns and indexes of the search."""
    run_script(op.get_bind(), "0009_turnover.sql", context.config.attributes["app_role"])
