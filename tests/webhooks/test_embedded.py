"""The embedded servers: who they run as, who may join, and what they survive."""

from __future__ import annotations

import psycopg

from webhooks.embedded.postgres import DatabaseUrls


def dsn(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def test_the_application_role_is_neither_owner_nor_superuser(empty_database: DatabaseUrls) -> None:
    with psycopg.connect(dsn(empty_database.app_url)) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        owner = connection.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert row == (False, False, False, False)
    assert owner == ("coop_owner",)
