"""E-mails to whom money was sent."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Give e-mails a recipient that is no member."""
    run_script(op.get_bind(), "0015_receivers.sql", context.config.attributes["app_role"])
