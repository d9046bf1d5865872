"""Seals of the audit trail."""

from __future__ import annotations

from alembic import context, op

from banking.db import run_script

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Create the seals' table; the application may only add to it."""
    run_script(op.get_bind(), "0018_audit_seal.sql", context.config.attributes["app_role"])
