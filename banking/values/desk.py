"""The desk, as conversations see it: who has a chat, and what a person says in it (desk.md §1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

__all__ = [
    "CheckState",
    "DeskView",
    "HandoffReason",
    "IdentityCheck",
    "Outcome",
    "Owner",
    "PersonSaid",
    "SaidKind",
]


class Owner(StrEnum):
    """Who has a chat; exactly one at any time."""

    BOT = "bot"
    QUEUED = "queued"
    AGENT = "agent"
    CLOSED = "closed"
    """The person is done with it; the chat's own turn gives it back to the bot."""


class HandoffReason(StrEnum):
    """Why a person takes over."""

    ASKED = "asked"
    NOT_UNDERSTOOD = "not_understood"
    NO_ANSWER = "no_answer"
    CODES_LOCKED = "codes_locked"
    LIMIT = "limit"
    CLAIM = "claim"
    NOT_ME = "not_me"
    FRAUD = "fraud"
    FAULT = "fault"


class Outcome(StrEnum):
    """How a hand-off ended."""

    RESOLVED = "resolved"
    FOLLOW_UP = "follow_up"
    ERRAND = "errand"
    """The bot goes on with a flow that the person started for the member."""
    NO_REPLY = "no_reply"
    """The member did not answer any more."""
    LEFT = "left"
    """The member went back to the menu while a person was there."""
    ABANDONED = "abandoned"
    """The member went back to the menu before anybody came."""


class SaidKind(StrEnum):
    """What a member sent to a person."""

    TEXT = "text"
    SECRET = "secret"  # noqa: S105 - says that there was one, and nothing of it
    MEDIA = "media"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """A person's message to the member; `seq` grows within the chat."""

    id: UUID
    seq: int
    agent: str
    text: str

    def __repr__(self) -> str:
        """What people write to each other stays out of logs (S27)."""
        return f"PersonSaid({self.seq})"


class CheckState(StrEnum):
    """How a proof of identity stands (desk.md 12)."""

    OPEN = "open"
    """The code is under way, or was mistyped."""
    VERIFIED = "verified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """A person asked the member to prove who they are. `tries_left` is the answer to a wrong code, and only to it."""

    id: UUID
    state: CheckState
    phone_masked: str
    tries_left: int | None = None


@dataclass(frozen=True, slots=True)
class DeskView:
    """How a chat stands with the desk. `agent` is a first name; `position` counts from 1; `wait_minutes` is a guess from
    the chats before this one, None where nobody is at the desk.
    """

    owner: Owner
    handoff: UUID | None = None
    epoch: int = 0
    agent: str | None = None
    position: int | None = None
    wait_minutes: int | None = None
    opens_at: datetime | None = None
    """When the desk opens, where it is closed now."""
    outcome: Outcome | None = None
    errand: str | None = None
    """The flow that the person started for the member, where the hand-off ended so."""
    said: tuple[PersonSaid, ...] = ()
    """What is still to be told to the member, oldest first."""
    check: IdentityCheck | None = None
    """The newest proof of identity that the person who has the chat asked for."""
