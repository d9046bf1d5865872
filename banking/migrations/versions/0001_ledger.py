"""The ledger with its guards, the operations and their answers, the audit trail, and the job queue."""

from __future__ import annotations

from alembic import context, op
from procrastinate.schema import SchemaManager

from banking.db import run_script, run_sql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the schema `ledger` and procrastinate's tables; the application's role gets the grants it needs."""
    connection = op.get_bind()
    role = context.config.attributes["app_role"]
    run_script(connection, "0001_ledger.sql", role)
    run_sql(connection, SchemaManager.get_schema())
    run_script(connection, "0001_jobs_grants.sql", role)
