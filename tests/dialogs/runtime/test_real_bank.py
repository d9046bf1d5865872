"""The turn that moves money on the real bank and PostgreSQL: killed, or Redis emptied, between any two of its effects (F01, F12)."""

from __future__ import annotations

import asyncio
import os

import pytest
import redis

from dialogs.engine.conversation import Conversation, Seat
from dialogs.memory import Kept
from dialogs.runtime import Inbound, Runtime
from dialogs.runtime.runtime import Draft, Held
from tests.banking.people.town import Town
from tests.conftest import RedisUrls
from tests.dialogs.runtime.failpoints import interrupted
from tests.golden.story import Stage
from webhooks.embedded.postgres import DatabaseUrls

CHAT = 1
POINTS = 42
"""More waits than the turn has."""
STRIDE = 6
"""The gate takes every sixth wait, soaking takes all."""
TO_THE_CODE = (
    "» /menu",
    "» [2. Transferencias]",
    "» [A mis cuentas]",
    "» [{source}]",
    "» [{target}]",
    "» 1",
    "» [Omitir]",
    "» [Confirmar]",
)
DONE, NOTICE = "¡Transferencia realizada!", "Te confirmo una operación"


class Trial:
    """One member on the real bank, who transfers a dollar again and again."""

    def __init__(self, database: DatabaseUrls, urls: RedisUrls) -> None:
        self.town = Town(database)
        self.stage = Stage(self.town, urls.url, urls.admin_url)
        self.admin = redis.Redis.from_url(urls.admin_url)

    async def log_in(self) -> None:
        await self.stage.settle()
        await self.stage.play("= enrolled")
        self._seat = (await self._held()).kept.conversation.seat

    async def close(self) -> None:
        await self.stage.close()
        await self.town.close()
        self.admin.close()

    async def _held(self) -> Held:
        runtime = self.stage.runtime
        held, _ = await runtime._sound(CHAT, await runtime._store.load(CHAT))
        return held

    async def walk(self) -> Inbound:
        """Up to the code; the member's next message."""
        for line in TO_THE_CODE:
            label = line
            if "{" in line:
                label = f"» [{self._account(line)}]"
            await self.stage.play(label)
        event = await self.stage._typed("(code)")
        return Inbound(CHAT, event, next(self.stage._updates))

    def _account(self, line: str) -> str:
        last4 = "7741" if "source" in line else "2030"
        for bubble in reversed(self.stage.screen.bubbles[CHAT]):
            for row in bubble.keyboard:
                for button in row:
                    if last4 in button.text:
                        return button.text
        raise AssertionError(last4)

    async def restart(self) -> None:
        """The process is gone; another one starts."""
        senders = list(self.stage.runtime._outbox._senders)
        for sender in senders:
            sender.cancel()
        await asyncio.gather(*senders, return_exceptions=True)
        self.stage.runtime = self.stage._start()

    async def aftermath(self, code: Inbound) -> None:
        """Telegram delivers again, processes look around, the periodic job tells what nobody told."""
        runtime: Runtime = self.stage.runtime
        await runtime.handle(code)
        await runtime.drain()
        for _ in range(2):
            self.town.later(seconds=32)
            await runtime.sweep()
            await runtime.drain()
        await runtime.tell_untold(await self.town.bank.untold_notices(0, 10))
        await runtime.drain()

    async def log_in_again(self) -> None:
        """After Redis was emptied: the same login, as if it had been made anew."""
        assert isinstance(self._seat, Seat)
        held = await self._held()
        kept = Kept(Conversation(seat=self._seat, seen=self.town.now))
        assert isinstance(await self.stage.runtime._save(CHAT, held, Draft(kept)), Held)

    async def moved(self) -> int:
        count = await self.town.scalar("SELECT count(*) FROM ledger.operation WHERE command = 'OwnTransfer'")
        return int(str(count))

    def said(self, since: int) -> str:
        return "\n".join(self.stage.screen.lines[since:])


def _offsets() -> list[int]:
    return list(range(STRIDE)) if os.environ.get("SOAK") else [1]


@pytest.mark.slow
@pytest.mark.parametrize("emptied", [False, True], ids=["killed", "killed and Redis emptied"])
@pytest.mark.parametrize("offset", _offsets())
async def test_a_dollar_moves_once_and_the_member_is_told_the_truth(
    database: DatabaseUrls, redis_urls: RedisUrls, offset: int, emptied: bool
) -> None:
    trial = Trial(database, redis_urls)
    try:
        await trial.log_in()
        hits = 0

        def fault() -> bool:
            if emptied:
                trial.admin.flushall()
            return True

        for point in range(offset, POINTS, STRIDE):
            code = await trial.walk()
            before, since = await trial.moved(), len(trial.stage.screen.lines)
            hits += await interrupted(trial.stage.runtime.handle(code), point, fault)
            await trial.restart()
            await trial.aftermath(code)
            moved = await trial.moved() - before
            said = trial.said(since)
            assert moved in ({0, 1} if emptied else {1}), point
            assert (DONE in said or NOTICE in said) == (moved == 1), (point, said)
            assert await trial.town.bank.untold_notices(0, 10) == []
            assert (await trial._held()).kept.conversation.pending is None
            if emptied:
                await trial.log_in_again()
        assert hits >= 3
    finally:
        await trial.close()
