"""From when on programmed payments count."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Let what falls due while a plan is paused be nobody's."""
    run_script(op.get_bind(), "0035_schedules_resumed.sql", context.config.attributes["app_role"])
