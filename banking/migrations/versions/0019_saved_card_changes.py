"""Corrections of cards of other banks."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """The application's role gets the grant it needs."""
    run_script(op.get_bind(), "0019_saved_card_changes.sql", context.config.attributes["app_role"])
