"""What carries money to other institutions in the stories, and a bank whose answers are lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any, cast
from unittest.mock import patch
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.faults import Unavailable
from banking.payments import ruling
from banking.payments.incoming import Credit, Credited, take_credit
from banking.payments.moving import Means
from banking.payments.rails import Rail, Status
from banking.payments.records import lock, order_of
from banking.payments.working import Desk, hear
from banking.service import CooprogresoBank
from banking.values import PaymentId, RulingRefused, Verdict
from tests.banking.payments.rail import Fault, Known, ScriptedRail
from tests.banking.people.town import Town


@dataclass
class Rails:
    """Pago Directo answers at once, SPI takes orders and answers later; both may be told otherwise."""

    direct: ScriptedRail = field(default_factory=ScriptedRail)
    spi: ScriptedRail = field(default_factory=lambda: ScriptedRail(answers_later=1.0))

    @property
    def by_name(self) -> Mapping[str, Rail]:
        """As a worker knows them."""
        return {"direct": self.direct, "spi": self.spi}

    async def happen(self, town: Town, words: list[str]) -> None:
        """What a story says of the rails: see `tests.golden.story`."""
        match words:
            case ["rail", "answers" | "refuses" | "silent" | "loses" as how]:
                for rail in (self.direct, self.spi):
                    rail.refuses = float(how == "refuses")
                    faults = {"silent": Fault.SILENT, "loses": Fault.AFTER}
                    rail.faults = {faults[how]: 1.0} if how in faults else {}
            case ["rail", "accepts"]:
                self.direct.answers_later = 1.0
            case ["rail", "says", status]:
                await self._say(town, Status(status))
            case ["rail", "says", status, cents]:
                await self._say(town, Status(status), int(cents))
            case ["rail", "brings", dollars]:
                await self._bring(town, round(float(dollars) * 100))
            case ["people", "rule", verdict]:
                await self._rule(town, Verdict(verdict))
            case _:
                raise AssertionError(f"unknown line: = {' '.join(words)}")

    async def _say(self, town: Town, status: Status, cents: int | None = None) -> None:
        """A callback about the newest payment, whether the rail answered for it before or not."""
        newest = await town.scalar(
            "SELECT id FROM ledger.payment ORDER BY created_at DESC, ctid DESC LIMIT 1"
        )
        async with town.engine.begin() as conn:
            found = await lock(conn, PaymentId(newest))  # type: ignore[arg-type]
            assert found is not None
            order = order_of(town.keys, found)
            rail = self.direct if found.rail == "direct" else self.spi
            known = rail.known.setdefault(found.id, Known(order, status))
            known.status = status
            word = known.word() if cents is None else replace(known.word(), amount=cents)
            await hear(self._means(town, conn), found, order, word, f"rail:{found.rail}", source="callback")

    async def _bring(self, town: Town, cents: int) -> None:
        """Luz, at another bank, sends money to Rosa's first account."""
        credit = Credit(f"c{cents}", "direct", cents, "USD", "410101082030", "Luz Peña", "10", None)
        desk = Desk(town.engine, town.keys, lambda: town.now, town.policy, self.by_name)
        assert await take_credit(desk, credit, credit.id.encode()) is Credited.CREDITED

    async def _rule(self, town: Town, verdict: Verdict) -> None:
        """What one proposes another confirms."""
        newest = await _newest(town)
        async with town.engine.begin() as conn:
            means = self._means(town, conn)
            assert await ruling.propose(means, newest, verdict, "Confirmado por teléfono", "agent:1") is None
            assert not isinstance(await ruling.confirm(means, newest, "agent:2"), RulingRefused)

    def _means(self, town: Town, conn: AsyncConnection) -> Means:
        return Desk(town.engine, town.keys, lambda: town.now, town.policy, self.by_name).means(conn)


async def _newest(town: Town) -> PaymentId:
    newest = await town.scalar("SELECT id FROM ledger.payment ORDER BY created_at DESC, ctid DESC LIMIT 1")
    return PaymentId(cast("UUID", newest))


def losing_answers(bank: CooprogresoBank) -> AbstractContextManager[object]:
    """Commands are carried out, and nobody hears of it (F04)."""
    execute = bank.execute

    async def lost(*given: Any) -> Any:
        await execute(*given)
        raise Unavailable

    return patch.object(bank, "execute", lost)
