"""Payments at the command line: what stands still, what people find out, and what the rail's file says otherwise (S24, F18, F25)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.adapters.rails import RailAnswerError
from banking.clock import system_clock
from banking.crypto import Keys
from banking.db import connect
from banking.desk.agents import Person
from banking.desk.rights import Forbidden
from banking.desk.rulings import Rulings, names
from banking.desk.terminal import identified
from banking.payments import reconcile, reconcile_credits, ruling
from banking.payments.doubting import doubt_everything
from banking.payments.reconcile import Difference, FileUnreadableError
from banking.payments.standing import Stuck, stuck
from banking.payments.working import Desk
from banking.policy import Policy
from banking.values import ManualPayment, RulingRefused
from webhooks.settings import Settings, SettingsError
from webhooks.wiring import http_rails

S = TypeVar("S")
T = TypeVar("T")
MARGIN_DAYS: Final = 5
"""What we settle today the rail may have carried out before a long weekend; its file is asked for that much more."""


def differences(
    settings: Settings, rail: str, first: date, last: date, file: Path | None, *, incoming: bool = False
) -> list[Difference]:
    """Compare our payments, or the credits that came in, with the rail's file, asked of the rail itself or read from disk.

    Raises:
        SettingsError: there is no such rail, no such file, or it cannot be read.
    """

    async def run(desk: Desk) -> list[Difference]:
        content = (
            await _fetch(settings, rail, first, last, incoming=incoming)
            if file is None
            else await asyncio.to_thread(file.read_bytes)
        )
        compare = reconcile_credits.reconcile if incoming else reconcile.reconcile
        return await compare(desk, rail, content, first, last)

    try:
        return asyncio.run(_at_desk(settings, run))
    except (FileUnreadableError, RailAnswerError, OSError) as error:
        raise SettingsError(f"the file of {rail} cannot be had: {error}") from None


def looked_after(settings: Settings) -> tuple[list[Stuck], tuple[ManualPayment, ...]]:
    """Payments whose next step is late, and those that wait for people."""

    async def run(desk: Desk) -> tuple[list[Stuck], tuple[ManualPayment, ...]]:
        late = [each for each in await stuck(desk) if each.attention is None]
        async with desk.engine.connect() as conn:
            return late, await ruling.waiting(conn, desk.keys, await names(conn))

    return asyncio.run(_at_desk(settings, run))


def looked_at(settings: Settings, payment: str) -> ManualPayment | None:
    """One that waits for people, by its receipt's code or its id, with its history."""

    async def run(desk: Desk) -> ManualPayment | None:
        async with desk.engine.connect() as conn:
            known = await names(conn)
            found = _meant(payment, await ruling.waiting(conn, desk.keys, known))
            return None if found is None else await ruling.look(conn, desk.keys, found, known)

    return asyncio.run(_at_desk(settings, run))


def ruled(
    settings: Settings,
    payment: str,
    login: str,
    code: str,
    act: Callable[[Rulings, Person, UUID], Awaitable[T]],
) -> T | RulingRefused:
    """Let a person of the desk act on a payment that waits for people.

    Raises:
        SettingsError: the code is not this person's, or the role does not allow it.
    """

    async def run(desk: Desk) -> T | RulingRefused:
        async def persist(once: Callable[[AsyncConnection], Awaitable[S]]) -> S:
            async with desk.engine.begin() as conn:
                return await once(conn)

        me = await persist(lambda conn: identified(conn, desk.keys, login, code, desk.clock()))
        if me is None:
            raise SettingsError("the desk does not know this login with this code; each code is good once")
        rulings = Rulings(persist, desk.keys, desk.clock, desk.policy)
        try:
            found = _meant(payment, await rulings.waiting(me))
            return RulingRefused.NOT_FOUND if found is None else await act(rulings, me, found)
        except Forbidden:
            raise SettingsError(f"the roles of {login} do not allow this") from None

    return asyncio.run(_at_desk(settings, run))


def _meant(text: str, waiting: Iterable[ManualPayment]) -> UUID | None:
    wanted = text.strip()
    return next((each.id for each in waiting if wanted.upper() == each.code or wanted == str(each.id)), None)


def doubt(settings: Settings) -> int:
    """After a restore: have every payment that is not at its end asked for; answers how many (F17)."""
    return asyncio.run(_at_desk(settings, doubt_everything))


async def _fetch(settings: Settings, name: str, first: date, last: date, *, incoming: bool) -> bytes:
    rail = http_rails(settings).get(name)
    if rail is None:
        raise SettingsError(f"there is no rail {name}, or RAILS_KEY is missing")
    margin = timedelta(days=MARGIN_DAYS)
    async with rail:
        file = rail.credited if incoming else rail.settled
        return await file(first - margin, last + margin)


async def _at_desk(settings: Settings, run: Callable[[Desk], Awaitable[T]]) -> T:
    engine = connect(settings.database_url.get_secret_value())
    try:
        keys = Keys(settings.secret_key.get_secret_value().encode())
        return await run(Desk(engine, keys, system_clock, Policy(), {}))
    finally:
        await engine.dispose()
