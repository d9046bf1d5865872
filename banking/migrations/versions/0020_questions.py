"""What members asked the FAQ."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the table, with the grants it needs."""
    run_script(op.get_bind(), "0020_questions.sql", context.config.attributes["app_role"])
