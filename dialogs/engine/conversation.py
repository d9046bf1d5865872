"""The conversation: what is saved between turns. Names, never positions; ids and what the member saw, never a secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from banking.api import ChallengeId, Command, HandoffReason, Language, OperationId, Owner, SessionId


@dataclass(frozen=True, slots=True)
class Seat:
    """A login in this chat (D5): the session's id and its absolute end."""

    session: SessionId
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Code:
    """The code under way for a frame's operation. `verified` only opens the next state; the bank checks again."""

    challenge: ChallengeId
    sends: int
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One running flow."""

    flow: str
    version: int
    state: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    """States visited where the member answered, oldest first; emptied by an executed command: back stops there."""
    operation: OperationId | None = None
    code: Code | None = None
    draft: Any = None
    """The state's own working value: a page number, ticked keys, the handle of an open form."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A command that was committed before it runs; finished under this very id, whatever happens (`design.md` §3)."""

    operation: OperationId
    command: Command[Any]
    challenge: ChallengeId | None
    since: datetime
    session: SessionId | None = None
    """The login it was ordered in: it is finished in that name, even if the chat has lost it since."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The flow a member wanted when the login came between, and what was filled in already."""

    flow: str
    slots: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Talk:
    """A person has the chat, or the chat waits for one: how things stood at the desk when it was last asked."""

    handoff: UUID
    epoch: int
    """The desk's own number, which grows with every change of owner."""
    owner: Owner
    agent: str | None = None
    position: int | None = None
    said: int = 0
    """The last message of a person that this conversation has taken up."""
    check: UUID | None = None
    """The person asked who the member is, and the code may be typed here (desk.md 12)."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything the engine knows of a chat. The last frame is the running one."""

    frames: tuple[Frame, ...] = ()
    seat: Seat | None = None
    prompt: bytes = b""
    """Nonce of the last prompt: 16 bytes; only its buttons act (S17)."""
    misses: int = 0
    pending: Pending | None = None
    after: Wanted | None = None
    seen: datetime | None = None
    epoch: int = 0
    """Grows whenever the chat changes hands; a reply of another epoch is not sent."""
    talk: Talk | None = None
    """While a person has the chat nothing runs here."""
    shelf: Frame | None = None
    """The draft that a person interrupted: its flow and what the member gave."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """What the member named before it was asked for: each is heard as the answer when its question comes, once."""
    language: Language = Language.SPANISH
    """What is spoken here; it outlives everything else that is kept of a chat."""
    trouble: HandoffReason | None = None
    """What went wrong last, or was reported: why the member may want a person now. Answering well ends it."""


def copy_of_frame(frame: Frame) -> Frame:
    """Another frame, equal to this one; several times faster than `replace`, which a step would do many times over."""
    return Frame(
        frame.flow,
        frame.version,
        frame.state,
        frame.slots,
        frame.path,
        frame.operation,
        frame.code,
        frame.draft,
    )


def copy_of_conversation(conversation: Conversation) -> Conversation:
    """Another conversation, equal to this one."""
    return Conversation(
        conversation.frames,
        conversation.seat,
        conversation.prompt,
        conversation.misses,
        conversation.pending,
        conversation.after,
        conversation.seen,
        conversation.epoch,
        conversation.talk,
        conversation.shelf,
        conversation.hints,
        conversation.language,
        conversation.trouble,
    )
