"""News for members, and the buttons under notices."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the tables of what members must hear later; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0011_notices.sql", context.config.attributes["app_role"])
