"""The trail's chain: whatever is done to an entry afterwards, the chain says where (S29, desk.md 14)."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from banking import audit, audit_chain
from tests.banking.kit import House

MINUTES = 6


async def written(house: House, count: int) -> None:
    async with house.engine.begin() as conn:
        for number in range(count):
            await audit.record(
                conn,
                at=house.now,
                actor="agent:1",
                action="Sent",
                origin="console",
                result="done",
                subject=f"chat:{number}",
            )


async def sealed(house: House) -> None:
    async with house.engine.begin() as conn:
        await audit_chain.seal(conn, house.now)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE ledger.audit SET result = 'refused' WHERE id = 5",
        "UPDATE ledger.audit SET at = at + interval '1 microsecond' WHERE id = 5",
        "DELETE FROM ledger.audit WHERE id = 5",
        "DELETE FROM ledger.audit_seal WHERE first_id = 4",
        "UPDATE ledger.audit_seal SET entries = 2 WHERE first_id = 4",
        "INSERT INTO ledger.audit (id, at, actor, action, origin, result) OVERRIDING SYSTEM VALUE VALUES (-1, now(), 'x', 'x', 'x', 'x')",
    ],
)
async def test_every_kind_of_damage_breaks_the_chain(house: House, damage: str) -> None:
    for _ in range(3):
        await written(house, 3)
        house.now = house.now.replace(minute=house.now.minute + MINUTES)
        await sealed(house)
    await written(house, 2)
    async with house.engine.connect() as conn:
        whole = await audit_chain.verify(conn)
    assert (whole.batches, whole.entries, whole.waiting, whole.broken_at) == (3, 9, 2, None)
    async with house.owner.begin() as conn:
        await conn.execute(text("ALTER TABLE ledger.audit DISABLE TRIGGER USER"))
        await conn.execute(text("ALTER TABLE ledger.audit_seal DISABLE TRIGGER USER"))
        await conn.execute(text(damage))
    async with house.engine.connect() as conn:
        assert (await audit_chain.verify(conn)).broken_at is not None


async def test_what_may_still_be_written_is_not_sealed(house: House) -> None:
    await written(house, 3)
    await sealed(house)
    async with house.engine.connect() as conn:
        assert (await audit_chain.verify(conn)).waiting == 3
