"""What waits to be told to the bot: numbered updates, kept until the bot has taken them."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.clock import Clock
from simulator.limits import UPDATES_PER_ANSWER
from simulator.wire import ApiError

MAX_PENDING_UPDATES = 10_000
MAX_DELIVERED_UPDATES = 5_000
KEPT_SECONDS = 24 * 3600
"""Telegram forgets an update that nobody took for a day."""
FIRST_UPDATE_ID = 100_000_001
POLL_MOST_SECONDS = 50
WITHOUT_ASKING = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})


@dataclass
class Update:
    """One update on its way. `body` is what goes over the wire."""

    id: int
    kind: str
    chat_id: int
    message_id: int | None
    at: float
    body: dict[str, Any]
    copies: int = 1
    attempts: int = 0


class Listener(Protocol):
    """Who wants to know of updates."""

    def pushed(self, update: Update) -> None:
        """An update waits."""

    def taken(self, update: Update) -> None:
        """The bot has it."""


class Updates:
    """The queue. One consumer at a time: long polling, or the webhook, which listens."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next_id = FIRST_UPDATE_ID
        self._chats: dict[int, deque[Update]] = {}
        self._arrived = asyncio.Event()
        self._poll = 0
        self.pending: dict[int, Update] = {}
        self.delivered: deque[Update] = deque(maxlen=MAX_DELIVERED_UPDATES)
        self.allowed: frozenset[str] = WITHOUT_ASKING
        self.copies_of_next = 1
        self.listeners: list[Listener] = []

    def push(self, kind: str, payload: dict[str, Any], chat_id: int, message_id: int | None = None) -> int:
        """Queue an update; returns its update_id, which is used up even if the bot did not ask for this kind."""
        update_id, self._next_id = self._next_id, self._next_id + 1
        body = {"update_id": update_id, kind: payload}
        update = Update(update_id, kind, chat_id, message_id, self._clock.now(), body)
        if kind in self.allowed:
            update.copies, self.copies_of_next = self.copies_of_next, 1
            self._queue(update)
        return update_id

    def again(self, update_id: int | None, copies: int) -> int:
        """Queue a delivered update once more, the last one by default; KeyError if it is not known any more."""
        for update in reversed(self.delivered):
            if update_id in {None, update.id}:
                update.copies, update.at, update.attempts = copies, self._clock.now(), 0
                self._queue(update)
                return update.id
        raise KeyError(update_id)

    def first(self, chat_id: int) -> Update | None:
        """The oldest waiting update of a chat."""
        line = self._chats.get(chat_id)
        while line and self._clock.now() - line[0].at > KEPT_SECONDS:
            self._drop(line[0])
            line = self._chats.get(chat_id)
        return line[0] if line else None

    def taken(self, update: Update) -> None:
        """The bot has taken this one."""
        if update.id in self.pending:
            self._drop(update)
            self.delivered.append(update)
            for listener in self.listeners:
                listener.taken(update)

    def drop_all(self) -> None:
        """Forget everything that waits (`drop_pending_updates`)."""
        self.pending.clear()
        self._chats.clear()

    def waiting_chats(self) -> list[int]:
        """Chats with something to deliver."""
        return list(self._chats)

    def wake(self) -> None:
        """End the running long poll: another one started, a webhook was set, or the server stops."""
        self._poll += 1
        self._arrived.set()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """`getUpdates`: confirms what lies before `offset`, then waits up to `timeout` seconds for more."""
        self._confirm(offset)
        self.wake()
        mine = self._poll
        loop = asyncio.get_running_loop()
        end = loop.time() + min(timeout, POLL_MOST_SECONDS)
        while not self.pending and (left := end - loop.time()) > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                break
            if self._poll != mine:
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
        most = limit if 1 <= limit <= UPDATES_PER_ANSWER else UPDATES_PER_ANSWER
        chosen = list(self.pending.values())[:most]
        return [update.body for update in chosen for _ in range(update.copies)]

    def _confirm(self, offset: int) -> None:
        waiting = sorted(self.pending)
        if offset < 0:
            offset = waiting[offset] if -offset <= len(waiting) else 0
        for update_id in waiting:
            if update_id < offset:
                self.taken(self.pending[update_id])

    def _queue(self, update: Update) -> None:
        self.pending[update.id] = update
        self._chats.setdefault(update.chat_id, deque()).append(update)
        if len(self.pending) > MAX_PENDING_UPDATES:
            self._drop(next(iter(self.pending.values())))
        self._arrived.set()
        for listener in self.listeners:
            listener.pushed(update)

    def _drop(self, update: Update) -> None:
        self.pending.pop(update.id, None)
        line = self._chats.get(update.chat_id)
        if line and update in line:
            line.remove(update)
        if not line:
            self._chats.pop(update.chat_id, None)
