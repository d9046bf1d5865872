"""Members and what lets them in: credentials, chats, sessions, secure pages, codes, messages."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the schema `bank`; the application's role gets the grants it needs."""
    run_script(op.get_bind(), "0002_people.sql", context.config.attributes["app_role"])
