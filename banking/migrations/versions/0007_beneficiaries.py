"""Beneficiaries."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the table of beneficiaries; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0007_beneficiaries.sql", context.config.attributes["app_role"])
