"""Programmed transfers."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """What is paid by itself may be a transfer."""
    run_script(op.get_bind(), "0025_standing_transfers.sql", context.config.attributes["app_role"])
