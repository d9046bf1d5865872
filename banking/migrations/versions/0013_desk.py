"""The agent desk."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the desk's schema: history is append-only for the application."""
    run_script(op.get_bind(), "0013_desk.sql", context.config.attributes["app_role"])
