"""Cases for agents, and members whose money may not leave."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the tables of the emergency brake; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0012_safety.sql", context.config.attributes["app_role"])
