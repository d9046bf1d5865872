"""Updates on their way from Telegram to their conversation, whichever door they came in by."""

from __future__ import annotations

import asyncio
import time
from typing import Final

import structlog

from bot.inbound import Blocked, Ignored, Reason, read_update
from dialogs.runtime import Inbound
from webhooks.house import House

SLOW_SECONDS: Final = 1.5
"""After so long "typing…" is shown."""
DOOR: Final = "telegram"

log = structlog.get_logger(__name__)


async def take(house: House, update: object) -> None:
    """Take a decoded update; returns after its commit. What no conversation is meant by is counted and forgotten.

    Raises:
        redis.RedisError, dialogs.runtime.ContentionError: not taken; deliver it again.
    """
    await take_read(house, read_update(update))


async def take_read(house: House, read: Inbound | Blocked | Ignored) -> None:
    """The same for an update that was read already."""
    match read:
        case Inbound() if not house.pace.admits(read.chat_id):
            house.metrics.refused_doors.labels(DOOR, "too_fast").inc()
        case Inbound():
            await _handle(house, read)
        case Blocked():
            kind = "blocked" if read.blocked else "unblocked"
            log.info("the person changed who may write", kind=kind, chat=house.alias(read.chat_id))
            house.metrics.refused_doors.labels(DOOR, kind).inc()
        case Ignored():
            house.metrics.refused_doors.labels(DOOR, read.reason).inc()
            if read.reason is Reason.UNREADABLE:
                log.error("an update could not be read", update_id=read.update_id)


async def _handle(house: House, inbound: Inbound) -> None:
    slow = asyncio.get_running_loop().call_later(SLOW_SECONDS, house.start_typing, inbound.chat_id)
    began, outcome = time.monotonic(), "failed"
    try:
        await house.conversations.handle(inbound)
        outcome = "committed"
    finally:
        slow.cancel()
        house.metrics.turns.labels(outcome).inc()
        house.metrics.turn_seconds.observe(time.monotonic() - began)
