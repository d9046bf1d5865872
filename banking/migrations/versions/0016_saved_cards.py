"""Cards of other banks that members pay."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the table; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0016_saved_cards.sql", context.config.attributes["app_role"])
