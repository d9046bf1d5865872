"""Reminders of bills."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """What members asked to hear of, and what they were reminded of."""
    run_script(op.get_bind(), "0028_reminders.sql", context.config.attributes["app_role"])
