"""What a conversation tells the desk. Every word may be repeated: it answers how things stand, and changes nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from banking.requests.base import Command, Guards
from banking.values import HandoffReason, SaidKind

__all__ = [
    "AskForPerson",
    "DeskWord",
    "LeavePerson",
    "LookAtDesk",
    "NoteQuestion",
    "RateAnswer",
    "RateHandoff",
    "TellPerson",
    "TypeCode",
]


@dataclass(frozen=True, slots=True)
class DeskWord:
    """Base of all words to the desk; the answer is always a `DeskView`."""


@dataclass(frozen=True, slots=True)
class AskForPerson(DeskWord):
    """Queue the chat for a person. `handoff` names this hand-off; `packet` is what the person should know, masked, as
    lines of a name and a text. A chat that is queued or with a person stays as it is; a closed desk changes nothing.
    """

    handoff: UUID
    reason: HandoffReason
    packet: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TellPerson(DeskWord):
    """The member wrote. `key` names the message; `after` is the last message of a person the member was told. What is no text has
    its kind as text, its caption on the lines after that, and the chat's own name of the file, where it has one.
    """

    key: str
    kind: SaidKind
    text: str
    after: int
    file: str = ""

    def __repr__(self) -> str:
        """What people write to each other stays out of logs (S27)."""
        return f"TellPerson({self.kind})"


@dataclass(frozen=True, slots=True)
class TypeCode(DeskWord):
    """The member typed a code while a person asked who they are. `attempt` names the message: the same one counts once."""

    check: UUID
    code: str
    attempt: str
    after: int

    def __repr__(self) -> str:
        """A code stays out of logs (S27)."""
        return "TypeCode(…)"


@dataclass(frozen=True, slots=True)
class LeavePerson(DeskWord):
    """The member goes back to the menu."""


@dataclass(frozen=True, slots=True)
class LookAtDesk(DeskWord):
    """How does the chat stand? A closed chat is back with the bot from here on."""

    after: int


@dataclass(frozen=True, slots=True)
class RateHandoff(DeskWord):
    """The member's answer to the survey of one hand-off, 1 to 5; the first one counts."""

    handoff: UUID
    score: int


@dataclass(frozen=True, slots=True)
class NoteQuestion(DeskWord):
    """The member asked something. `question` names it; `topic` is what was answered, None where nothing was (desk.md §3)."""

    question: UUID
    text: str
    topic: str | None = None

    def __repr__(self) -> str:
        """What people write stays out of logs (S27)."""
        return f"NoteQuestion({self.topic})"


@dataclass(frozen=True, slots=True)
class RateAnswer(DeskWord):
    """Whether the answer to a question helped; the first word counts."""

    question: UUID
    useful: bool


@dataclass(frozen=True, slots=True)
class ProveIdentity(Command[None]):
    """What a code is bound to when a person at the desk asks who the member is (desk.md 12). Nobody executes it: a right
    code is used up on the spot, and opens nothing else.
    """

    check: UUID
    needs_session: ClassVar[bool] = False
    guards: ClassVar[Guards] = Guards.CREDENTIAL
