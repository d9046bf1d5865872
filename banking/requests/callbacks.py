"""Call-backs: a dated call of a person at the desk, for when nobody is there (desk.md 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Query
from banking.values import CallBooked, CallWindow

__all__ = ["BookCall", "ListCallWindows"]


@dataclass(frozen=True, slots=True)
class ListCallWindows(Query[tuple[CallWindow, ...]]):
    """When a person may call, soonest first."""

    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.ChatNotLinked,)


@dataclass(frozen=True, slots=True)
class BookCall(Command[CallBooked]):
    """Opens a case: a person calls the registered phone in this window. One open call per member; the linked chat is enough."""

    window: CallWindow
    words: str | None
    """What it is about: at most 60 characters, one line."""
    needs_session: ClassVar[bool] = False
    told: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = ()
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.ChatNotLinked, no.NotFound)
