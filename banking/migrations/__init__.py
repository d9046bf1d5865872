"""Migrations: Alembic revisions that run the SQL scripts beside them; scripts are never edited once released."""
