"""What the desk keeps, and for how long."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Let temporary passwords lapse and old words be forgotten."""
    run_script(op.get_bind(), "0032_desk_keeping.sql", context.config.attributes["app_role"])
