"""The people's tables as the code knows them are those of the database."""

from __future__ import annotations

from sqlalchemy import Connection, MetaData
from sqlalchemy.types import Boolean, DateTime, Integer, LargeBinary, Text

from banking.codes.tables import challenge
from tests.banking.people.town import Town


async def test_the_tables_the_code_knows_are_those_of_the_database(town: Town) -> None:
    found = MetaData()

    def reflect(connection: Connection) -> None:
        found.reflect(connection, schema="bank", resolve_fks=False)

    async with town.owner.connect() as conn:
        await conn.run_sync(reflect)
    known = [table for table in challenge.metadata.sorted_tables if table.schema == "bank"]
    assert {table.key for table in known} == {key for key in found.tables if key.startswith("bank.")}
    for table in known:
        real = found.tables[table.key]
        assert set(real.columns.keys()) == set(table.columns.keys())
        for column in table.columns:
            assert real.columns[column.name].nullable == column.nullable, column
            for kind in (Boolean, DateTime, Integer, LargeBinary, Text):
                assert isinstance(real.columns[column.name].type, kind) == isinstance(column.type, kind), (
                    column
                )
