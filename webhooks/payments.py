"""Payments at the command line: what stands still, and what the rail's file says otherwise (F18, F25). Reads only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from banking.adapters.rails import RailAnswerError
from banking.clock import system_clock
from banking.crypto import Keys
from banking.db import connect
from banking.payments.doubting import doubt_everything
from banking.payments.reconcile import Difference, FileUnreadableError, reconcile
from banking.payments.standing import stuck
from banking.payments.working import Desk
from banking.policy import Policy
from webhooks.settings import Settings, SettingsError
from webhooks.wiring import http_rails

T = TypeVar("T")
MARGIN_DAYS: Final = 5
"""What we settle today the rail may have carried out before a long weekend; its file is asked for that much more."""


def differences(
    settings: Settings, rail: str, first: date, last: date, file: Path | None
) -> list[dict[str, str]]:
    """Compare with the rail's file, asked of the rail itself or read from disk.

    Raises:
        SettingsError: there is no such rail, no such file, or it cannot be read.
    """

    async def run(desk: Desk) -> list[Difference]:
        content = (
            await _fetch(settings, rail, first, last)
            if file is None
            else await asyncio.to_thread(file.read_bytes)
        )
        return await reconcile(desk, rail, content, first, last)

    try:
        return [asdict(each) for each in asyncio.run(_at_desk(settings, run))]
    except (FileUnreadableError, RailAnswerError, OSError) as error:
        raise SettingsError(f"the file of {rail} cannot be had: {error}") from None


def standing_still(settings: Settings) -> list[dict[str, Any]]:
    """Payments whose next step is late, and those that wait for people."""

    async def run(desk: Desk) -> list[dict[str, Any]]:
        return [asdict(each) for each in await stuck(desk)]

    return asyncio.run(_at_desk(settings, run))


def doubt(settings: Settings) -> int:
    """After a restore: have every payment that is not at its end asked for; answers how many (F17)."""
    return asyncio.run(_at_desk(settings, doubt_everything))


async def _fetch(settings: Settings, name: str, first: date, last: date) -> bytes:
    rail = http_rails(settings).get(name)
    if rail is None:
        raise SettingsError(f"there is no rail {name}, or RAILS_KEY is missing")
    margin = timedelta(days=MARGIN_DAYS)
    async with rail:
        return await rail.settled(first - margin, last + margin)


async def _at_desk(settings: Settings, run: Callable[[Desk], Awaitable[T]]) -> T:
    engine = connect(settings.database_url.get_secret_value())
    try:
        keys = Keys(settings.secret_key.get_secret_value().encode())
        return await run(Desk(engine, keys, system_clock, Policy(), {}))
    finally:
        await engine.dispose()
