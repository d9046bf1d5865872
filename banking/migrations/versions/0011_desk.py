"""The agent desk."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the desk's schema: history is append-only for the application."""
    run_script(op.get_bind(), "0011_desk.sql", context.config.attributes["app_role"])
