"""Delivery of updates by webhook: in order within a chat, several chats at once, again until the bot says 2xx.

A method call in the webhook's answer is not executed: the bot does not use that shortcut of Telegram's.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx

from simulator.clock import Clock
from simulator.limits import WEBHOOK_CONNECTIONS
from simulator.options import Options
from simulator.updates import Update, Updates

DEFAULT_CONNECTIONS = 40
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


@dataclass
class Target:
    """Where updates go. The secret is not shown."""

    url: str
    secret: str
    connections: int

    def __repr__(self) -> str:
        return f"Target({self.url!r})"


class Webhook:
    """Posts what waits in `updates` while a target is set."""

    def __init__(self, updates: Updates, clock: Clock, options: Options) -> None:
        self._updates = updates
        self._clock = clock
        self._options = options
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(DEFAULT_CONNECTIONS)
        self._client: httpx.AsyncClient | None = None
        self.target: Target | None = None
        self.last_error: tuple[int, str] | None = None
        updates.listeners.append(self)

    async def set(self, target: Target | None) -> None:
        """Start delivering to `target`; None stops."""
        await self._stop()
        self.target, self.last_error = target, None
        if target is not None:
            self._slots = asyncio.Semaphore(min(max(target.connections, 1), WEBHOOK_CONNECTIONS))
            self._client = httpx.AsyncClient(
                timeout=self._options.webhook_timeout_seconds, follow_redirects=False, trust_env=False
            )
            for chat_id in self._updates.waiting_chats():
                self._start(chat_id)

    async def close(self) -> None:
        """Stop for good."""
        await self.set(None)

    def pushed(self, update: Update) -> None:
        """An update waits: deliver it unless its chat is already being served."""
        if self.target is not None:
            self._start(update.chat_id)

    def taken(self, update: Update) -> None:
        """Nothing to do: it was delivered from here."""

    def shown(self) -> dict[str, Any]:
        """`WebhookInfo`."""
        info: dict[str, Any] = {
            "url": self.target.url if self.target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.target:
            info["max_connections"] = self.target.connections
            info["allowed_updates"] = sorted(self._updates.allowed)
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        return info

    def _start(self, chat_id: int) -> None:
        if chat_id not in self._workers:
            self._workers[chat_id] = asyncio.create_task(self._serve(chat_id))

    async def _stop(self) -> None:
        workers = list(self._workers.values())
        self._workers.clear()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _serve(self, chat_id: int) -> None:
        while (update := self._updates.first(chat_id)) is not None:
            async with self._slots:
                delivered = await self._deliver(update)
            if delivered:
                self._updates.taken(update)
            else:
                update.attempts += 1
                pause = self._options.webhook_retry_seconds * 2 ** min(update.attempts - 1, 20)
                await asyncio.sleep(min(pause, self._options.webhook_retry_most_seconds))
        del self._workers[chat_id]

    async def _deliver(self, update: Update) -> bool:
        """True once one of the copies was taken; all of them have been answered by then."""
        answers = await asyncio.gather(*(self._post(update) for _ in range(update.copies)))
        update.copies = 1
        return any(answers)

    async def _post(self, update: Update) -> bool:
        if self._client is None or self.target is None:
            return False
        headers = {SECRET_HEADER: self.target.secret} if self.target.secret else {}
        try:
            response = await self._client.post(self.target.url, json=update.body, headers=headers)
        except httpx.TimeoutException:
            problem = "Read timeout expired"
        except httpx.HTTPError as error:
            problem = f"Connection failed: {type(error).__name__}"
        else:
            if response.is_success:
                return True
            problem = f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
        self.last_error = (self._clock.stamp(), problem)
        return False
