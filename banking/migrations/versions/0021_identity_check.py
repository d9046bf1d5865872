"""Identity checks at the desk."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Create the table of identity checks; let the bot speak in threads."""
    run_script(op.get_bind(), "0021_identity_check.sql", context.config.attributes["app_role"])
