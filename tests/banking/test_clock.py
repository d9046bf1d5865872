"""One time for all processes: the database's, whatever a machine's own clock says (F14)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

import banking.db
from banking.clock import SteadyClock, system_clock
from banking.db import clock_of, connect, follow
from webhooks.embedded.postgres import DatabaseUrls

NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_between_two_looks_time_goes_on_steadily() -> None:
    seconds = 1_000.0
    clock = SteadyClock(NOON, lambda: seconds)
    assert clock() == NOON
    seconds += 5
    assert clock() == NOON + 5 * SECOND
    clock.set(NOON + 4 * SECOND)
    assert clock() == NOON + 4 * SECOND
    seconds += 1
    assert clock() == NOON + 5 * SECOND


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_machine_whose_clock_is_an_hour_off_keeps_the_database_s_time(
    empty_database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    monkeypatch.setattr(banking.db, "system_clock", lambda: system_clock() + timedelta(hours=hours))
    engine = connect(empty_database.app_url)
    try:
        clock = await clock_of(engine)
        async with engine.connect() as conn:
            theirs = (await conn.execute(text("SELECT clock_timestamp()"))).scalar_one()
        assert abs(clock() - theirs) < SECOND
        before = SteadyClock(NOON)
        await follow(engine, before, slowest_look_seconds=0)
        assert abs(before() - NOON) < SECOND, "an answer that took long says too little"
    finally:
        await engine.dispose()
