"""Requested products."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Create the table of requested products."""
    run_script(op.get_bind(), "0029_product_requests.sql", context.config.attributes["app_role"])
