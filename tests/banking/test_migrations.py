"""The schema: made once, described truthfully, checked at start-up."""

from __future__ import annotations

import pytest
from sqlalchemy import MetaData, create_engine, make_url, text
from sqlalchemy.exc import SAWarning

from banking.db import connect, migrate, schema_is_current
from banking.ledger import tables
from webhooks.embedded.postgres import DatabaseUrls


async def test_a_database_is_current_only_after_its_migrations(empty_database: DatabaseUrls) -> None:
    engine = connect(empty_database.app_url)
    try:
        assert not await schema_is_current(engine)
        migrate(empty_database.owner_url)
        migrate(empty_database.owner_url)
        assert await schema_is_current(engine)
    finally:
        await engine.dispose()


def test_the_tables_the_code_knows_are_those_of_the_database(database: DatabaseUrls) -> None:
    engine = create_engine(make_url(database.owner_url).set(drivername="postgresql+psycopg"))
    found = MetaData()
    try:
        with pytest.warns(SAWarning, match="xid8"):
            found.reflect(engine, schema="ledger")
    finally:
        engine.dispose()
    for known in (table for table in tables.account.metadata.sorted_tables if table.schema == "ledger"):
        real = found.tables[known.key]
        assert set(real.columns.keys()) - {"xact"} == set(known.columns.keys())
        for column in known.columns:
            assert real.columns[column.name].nullable == column.nullable, column
            assert real.columns[column.name].type.python_type is column.type.python_type, column


async def test_every_wait_of_the_application_has_an_end(database: DatabaseUrls) -> None:
    engine = connect(database.app_url)
    try:
        async with engine.connect() as conn:
            settings = {
                name: await conn.scalar(text(f"SHOW {name}"))
                for name in (
                    "lock_timeout",
                    "statement_timeout",
                    "idle_in_transaction_session_timeout",
                    "transaction_isolation",
                )
            }
    finally:
        await engine.dispose()
    assert settings == {
        "lock_timeout": "2s",
        "statement_timeout": "5s",
        "idle_in_transaction_session_timeout": "10s",
        "transaction_isolation": "read committed",
    }
