"""Rulings of people on payments, with four eyes."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """The application's role may add rulings and decide them once."""
    run_script(op.get_bind(), "0023_rulings.sql", context.config.attributes["app_role"])
