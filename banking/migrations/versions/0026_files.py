"""Files that members send to a person."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Make room for what the chat calls them."""
    run_script(op.get_bind(), "0026_files.sql", context.config.attributes["app_role"])
