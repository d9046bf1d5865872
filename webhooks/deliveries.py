"""What chats must hear without having asked: the bank's rows, brought to their conversation until its turn has committed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final
from uuid import UUID

import psycopg
import structlog
from redis.asyncio import Redis

from banking.api import FormHandle
from banking.desk.ownership import DESK
from banking.messages.events import BY_DESK, CHANNEL, FORM_DONE, UNLINKED
from banking.messages.notices import NEWS_CHANNEL
from banking.service import CooprogresoBank
from banking.values import ChatEvent
from dialogs.engine.events import DeskNews, Event, FormDone, Unlinked
from dialogs.runtime import ContentionError, Inbound, Runtime

AT_ONCE: Final = 100
CLAIM_SECONDS: Final = 10
"""How long the other processes leave an event to the one that took it up."""
SETTLES_SECONDS: Final = 1.0
"""How long news are left alone: the turn whose command made them may still be telling its outcome."""
UNTOLD_AFTER_SECONDS: Final = 30.0
"""How long an outcome is left to the turn that made it."""

log = structlog.get_logger(__name__)


class Deliveries:
    """Brings events and untold outcomes to their chats; several processes may do so at once."""

    def __init__(self, bank: CooprogresoBank, runtime: Runtime, redis: Redis) -> None:
        self._bank = bank
        self._runtime = runtime
        self._redis = redis
        self._errands: dict[int, asyncio.Task[None]] = {}
        self.wake = asyncio.Event()
        """Set when there is something to take up."""
        self.news = asyncio.Event()
        """Set when there are news to tell."""

    async def bring_events(self) -> None:
        """Take up what waits, in order within a chat, the chats beside each other: a slow turn keeps nobody else waiting."""
        chats: dict[int, list[ChatEvent]] = {}
        for event in await self._bank.pending_chat_events(AT_ONCE):
            chats.setdefault(event.chat_id, []).append(event)
        for chat_id, events in chats.items():
            if chat_id not in self._errands:
                errand = asyncio.create_task(self._bring(events))
                self._errands[chat_id] = errand
                errand.add_done_callback(partial(self._over, chat_id))

    async def stop(self) -> None:
        """Leave what is under way to whoever comes next: all of it may be repeated."""
        errands = list(self._errands.values())
        for each in errands:
            each.cancel()
        await asyncio.gather(*errands, return_exceptions=True)

    def _over(self, chat_id: int, errand: asyncio.Task[None]) -> None:
        """What came for the chat meanwhile was left lying; a fault is logged, and the event comes again."""
        del self._errands[chat_id]
        error = None if errand.cancelled() else errand.exception()
        if error is not None:
            log.error("an event was not delivered", exc_info=error)
        else:
            self.wake.set()

    async def tell_untold(self) -> None:
        """Tell outcomes that nobody was told (`design.md` §3)."""
        await asyncio.sleep(SETTLES_SECONDS)
        notices = await self._bank.untold_notices(UNTOLD_AFTER_SECONDS, AT_ONCE)
        if notices:
            told = await self._runtime.tell_untold(notices)
            log.info("told what was untold", count=told)

    async def _bring(self, events: list[ChatEvent]) -> None:
        for event in events:
            inbound = _inbound(event)
            if inbound is None or not await self._claim(event):
                return
            try:
                await self._runtime.handle(inbound)
            except ContentionError:
                log.warning("a chat was too busy for its event", kind=event.kind)
                return
            await self._bank.chat_event_delivered(event.id)

    async def _claim(self, event: ChatEvent) -> bool:
        """Only one process at a time; where two do it nevertheless, the second turn finds nothing to do."""
        return bool(await self._redis.set(f"chat-event:{event.id}", b"1", nx=True, ex=CLAIM_SECONDS))


async def listen(database_url: str, deliveries: Deliveries) -> None:
    """Wake the deliveries whenever the bank notifies, until the connection breaks.

    Raises:
        psycopg.Error: it broke; the polling goes on meanwhile.
    """
    url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        for channel in (CHANNEL, NEWS_CHANNEL):
            await connection.execute(f"LISTEN {channel}")
        deliveries.wake.set()
        async for hint in connection.notifies():
            (deliveries.news if hint.channel == NEWS_CHANNEL else deliveries.wake).set()


def _inbound(event: ChatEvent) -> Inbound | None:
    """The event as the conversation knows it; None for one that only newer code knows."""
    told: Event
    if event.kind == FORM_DONE:
        told = FormDone(FormHandle(UUID(dict(event.data)["handle"])))
    elif event.kind == UNLINKED:
        told = Unlinked(by_desk=dict(event.data).get("by") == BY_DESK)
    elif event.kind == DESK:
        told = DeskNews()
    else:
        log.warning("an event of an unknown kind waits", kind=event.kind)
        return None
    return Inbound(event.chat_id, told)
