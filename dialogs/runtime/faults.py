"""The one place that catches everything: a fault is logged under a reference number and becomes a value."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

T = TypeVar("T")
REFERENCE_BYTES = 5

log = structlog.get_logger("dialogs.runtime")


class ContentionError(Exception):
    """A turn never came to its commit: its chat changed too often, or the desk could not be reached. Who delivered the event delivers it
    again.
    """


@dataclass(frozen=True, slots=True)
class Fault:
    """Something went wrong; the log line has the same reference (8 letters and digits)."""

    reference: str


class Guard:
    """Runs what may fail."""

    def __init__(self, entropy: Callable[[], bytes], alias: Callable[[int], str]) -> None:
        """`entropy` gives random bytes for reference numbers; `alias` is how log lines call a chat."""
        self._entropy = entropy
        self._alias = alias

    async def of(
        self,
        work: Awaitable[T],
        event: str,
        chat_id: int,
        *,
        passing: tuple[type[Exception], ...] = (),
        **fields: object,
    ) -> T | Fault:
        """The result, or the fault it ended with, logged as `event` with these fields. Cancellation passes; what is `passing` becomes
        a ContentionError.
        """
        try:
            return await work
        except passing as error:
            raise ContentionError from error
        except Exception:
            reference = b32encode(self._entropy()[:REFERENCE_BYTES]).decode()
            log.exception(event, reference=reference, chat=self._alias(chat_id), **fields)
            return Fault(reference)
