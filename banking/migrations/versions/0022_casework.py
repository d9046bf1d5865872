"""Errands and work on cases."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Let hand-offs end with an errand, and people work on cases."""
    run_script(op.get_bind(), "0022_casework.sql", context.config.attributes["app_role"])
