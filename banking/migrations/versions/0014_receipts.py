"""The codes on receipts."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table of codes; the application's role may add to it and read it."""
    run_script(op.get_bind(), "0014_receipts.sql", context.config.attributes["app_role"])
