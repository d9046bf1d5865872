"""Bills that their companies did not take."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Let a due date whose payment came to nothing be open again."""
    run_script(op.get_bind(), "0033_bills_not_taken.sql", context.config.attributes["app_role"])
