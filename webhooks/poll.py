"""Long polling: the same intake, fed by `getUpdates`. An update is confirmed to Telegram only after its commit."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import structlog
from redis.exceptions import RedisError
from telegram.error import RetryAfter, TelegramError

from bot.client import POLL_SECONDS, Client
from bot.inbound import WANTED, Blocked, Ignored, read_update
from dialogs.runtime import ContentionError, Inbound
from webhooks.house import House
from webhooks.intake import take_read

UPDATES_PER_ANSWER: Final = 100
CHATS_AT_ONCE: Final = 64
PAUSE_SECONDS: Final = 2.0
"""After Telegram could not be asked, or an update could not be taken."""

Read = Inbound | Blocked | Ignored

log = structlog.get_logger(__name__)


class Poller:
    """Asks for updates; in order within a chat, several chats at once."""

    def __init__(self, house: House, client: Client, *, wait_seconds: int = POLL_SECONDS) -> None:
        self._house = house
        self._client = client
        self._wait_seconds = wait_seconds
        self._offset = 0
        self._done: set[int] = set()
        self._places = asyncio.Semaphore(CHATS_AT_ONCE)

    async def poll(self) -> None:
        """One round: ask, take everything, and see how far it may be confirmed the next time."""
        updates = await self._ask()
        if not updates:
            return
        await self._take([update for update in updates if update["update_id"] not in self._done])
        received = sorted(update["update_id"] for update in updates)
        left = [number for number in received if number not in self._done]
        self._offset = left[0] if left else received[-1] + 1
        self._done = {number for number in self._done if number >= self._offset}
        if left:
            await asyncio.sleep(PAUSE_SECONDS)

    async def _ask(self) -> list[dict[str, Any]]:
        params = {
            "offset": self._offset,
            "limit": UPDATES_PER_ANSWER,
            "timeout": self._wait_seconds,
            "allowed_updates": list(WANTED),
        }
        try:
            answer: list[dict[str, Any]] = await self._client.call("getUpdates", params)
        except TelegramError as error:
            wait = error.retry_after if isinstance(error, RetryAfter) else PAUSE_SECONDS
            seconds = wait if isinstance(wait, int | float) else wait.total_seconds()
            log.warning("telegram could not be asked", kind=type(error).__name__, wait_seconds=seconds)
            await asyncio.sleep(seconds)
            return []
        return answer

    async def _take(self, updates: list[dict[str, Any]]) -> None:
        chats: dict[int | None, list[tuple[int, Read]]] = {}
        for update in updates:
            read = read_update(update)
            chat_id = None if isinstance(read, Ignored) else read.chat_id
            chats.setdefault(chat_id, []).append((update["update_id"], read))
        async with asyncio.TaskGroup() as together:
            for listed in chats.values():
                together.create_task(self._take_in_order(listed))

    async def _take_in_order(self, listed: list[tuple[int, Read]]) -> None:
        """One chat's updates; the first that cannot be taken now holds those after it back."""
        async with self._places:
            for number, read in listed:
                try:
                    await take_read(self._house, read)
                except (RedisError, ContentionError) as error:
                    log.warning("an update could not be taken", update_id=number, kind=type(error).__name__)
                    return
                self._done.add(number)
