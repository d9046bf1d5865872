"""`Channel` over Telegram: parcels out, and what Telegram answers as a `Delivery`. Retries are the outbox's matter."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

import structlog
from httpx import ConnectTimeout
from telegram import InputFile
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.client import Client
from bot.outbound import Call, as_caption, as_plain, calls
from bot.prompts import Prompts
from dialogs.documents import Drawn, NotNowError
from dialogs.documents import draw as draw_at_hand
from dialogs.parcels import Attachment, Delivery, Message, Parcel, Result

HARMLESS: Final = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
    "message_id_invalid",
)
NOBODY: Final = ("chat not found", "user is deactivated", "peer_id_invalid")
NO_TEXT: Final = "there is no text in the message to edit"
UNREADABLE: Final = "can't parse entities"

Observe = Callable[[str, Result, float], None]
"""Is told of every call: method, result, seconds."""

Draw = Callable[[Attachment], Awaitable[Drawn]]
"""Draws the file of a message; raises NotNowError where it can be drawn only later."""

log = structlog.get_logger(__name__)


async def draw_alone(attachment: Attachment) -> Drawn:
    """Draw a file that needs nothing of the bank."""
    return await asyncio.to_thread(draw_at_hand, attachment)


class TelegramChannel:
    """Implements `dialogs.parcels.Channel`; safe to share between tasks."""

    def __init__(
        self,
        client: Client,
        public_url: str,
        observe: Observe = lambda _method, _result, _seconds: None,
        draw: Draw = draw_alone,
    ) -> None:
        """`public_url` is where the secure pages are, without a slash at its end."""
        self._client = client
        self._public_url = public_url
        self._observe = observe
        self._draw = draw
        self._prompts = Prompts()

    async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
        """Send one parcel, all of its calls or as many as go; never raises for what Telegram answers."""
        file = None
        if isinstance(parcel, Message) and parcel.attachment is not None:
            try:
                file = await self._draw(parcel.attachment)
            except NotNowError:
                return Delivery(Result.LATER)
        delivery, answer = Delivery(Result.SENT), None
        for call in calls(chat_id, parcel, self._public_url, file):
            once = isinstance(parcel, Message) and parcel.said is not None
            delivery, answer = await self._deliver(call, once=once)
            if delivery.result is not Result.SENT:
                return delivery
        answered = self._prompts.note(chat_id, parcel, answer)
        if answered is not None:
            await self._try(answered)
        return delivery

    async def show_typing(self, chat_id: int) -> None:
        """Show that an answer is being prepared; if that fails, nothing is lost."""
        await self._try(Call("sendChatAction", {"chat_id": chat_id, "action": "typing"}))

    async def _deliver(self, call: Call, *, once: bool) -> tuple[Delivery, object]:
        """Make a call; how it ended, and what Telegram answered. What is to be sent `once` is not tried again where Telegram may have
        taken it.
        """
        outcome = await self._try(call)
        if once and isinstance(outcome, TimedOut) and not _is_unsent(outcome):
            return Delivery(Result.DOUBTFUL), None
        if isinstance(outcome, BadRequest):
            said = outcome.message.lower()
            if NO_TEXT in said:
                outcome = await self._try(as_caption(call))
            elif UNREADABLE in said:
                log.error("a message had unreadable markup", method=call.method)
                outcome = await self._try(as_plain(call))
        answer = None if isinstance(outcome, TelegramError) else outcome
        return _delivery(call, outcome if isinstance(outcome, TelegramError) else None), answer

    async def _try(self, call: Call) -> object:
        """Make one call; what Telegram answered, an error of its too."""
        params = dict(call.params)
        if call.file is not None:
            params[call.file_field] = InputFile(call.file.content, filename=call.file.name)
        began = time.monotonic()
        error: TelegramError | None = None
        answer: object = None
        try:
            answer = await self._client.call(call.method, params)
        except TelegramError as refused:
            error = refused
        self._observe(call.method, _result(error), time.monotonic() - began)
        return answer if error is None else error


def _delivery(call: Call, error: TelegramError | None) -> Delivery:
    result = _result(error)
    if result is Result.BROKEN:
        log.error("telegram refused a call", method=call.method, kind=type(error).__name__, reason=str(error))
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Delivery(result, wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
    return Delivery(result)


def _result(error: TelegramError | None) -> Result:
    """How a call ended. A refused token counts as "later": people mend it, and nobody's message is to be lost by it."""
    if error is None:
        return Result.SENT
    if isinstance(error, Forbidden):
        return Result.GONE
    if isinstance(error, BadRequest):
        said = error.message.lower()
        if any(text in said for text in HARMLESS):
            return Result.HARMLESS
        return Result.GONE if any(text in said for text in NOBODY) else Result.BROKEN
    if isinstance(error, NetworkError | RetryAfter) or not _is_final(error):
        return Result.LATER
    return Result.BROKEN


def _is_unsent(error: TimedOut) -> bool:
    """Whether the time went by before anything was written: no free connection, or none made."""
    return "pool" in str(error).lower() or isinstance(error.__cause__, ConnectTimeout)


def _is_final(error: TelegramError) -> bool:
    return type(error).__name__ in {"ChatMigrated", "EndPointNotFound"}
