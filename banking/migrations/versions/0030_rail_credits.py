"""Money that comes in from other institutions."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """The application's role may add what rails tell, and read it."""
    run_script(op.get_bind(), "0030_rail_credits.sql", context.config.attributes["app_role"])
