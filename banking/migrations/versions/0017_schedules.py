"""Programmed payments and what became of each due date."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Create the tables of programmed payments; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0017_schedules.sql", context.config.attributes["app_role"])
