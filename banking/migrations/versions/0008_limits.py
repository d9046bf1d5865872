"""Limits of the channel: what was spent, and what members chose."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0008_limits.sql", context.config.attributes["app_role"])
