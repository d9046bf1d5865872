"""The FAQ's answers as people keep them."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the table, with its guards and grants."""
    run_script(op.get_bind(), "0024_answers.sql", context.config.attributes["app_role"])
