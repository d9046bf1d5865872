"""The language of each chat."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Table and grant."""
    run_script(op.get_bind(), "0027_languages.sql", context.config.attributes["app_role"])
