"""Cards: who has which, what is owed on them, and their keys."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables of the cards; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0005_cards.sql", context.config.attributes["app_role"])
