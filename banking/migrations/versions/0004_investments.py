"""Term deposits."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the deposits' table; the application's role may read it."""
    run_script(op.get_bind(), "0004_investments.sql", context.config.attributes["app_role"])
