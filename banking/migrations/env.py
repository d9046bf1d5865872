"""Runs the migrations on the connection that `banking.db.migrate` opened, one caller at a time."""

from __future__ import annotations

from alembic import context
from sqlalchemy import text

migration_lock_key = 4_101_010_820

connection = context.config.attributes["connection"]
connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": migration_lock_key})
context.configure(connection=connection, version_table_schema="public")
with context.begin_transaction():
    context.run_migrations()
