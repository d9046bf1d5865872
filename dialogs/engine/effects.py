"""What a turn asks of the world. All but `Execute` run inside the turn, before its commit; their answers come back as
events. `Execute` runs after the conversation that carries it was committed (`design.md` §3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from banking.api import CardRef, ChallengeId, Command, DeskWord, FormHandle, FormPurpose, OperationId, Query
from dialogs.engine.replies import Key, Phrase


@dataclass(frozen=True, slots=True)
class Carried:
    """What an effect brings back with its answer: the event it was needed for (None draws the prompt), sentences that
    still wait to be said before it, whether the prompt is to use simpler words, and other ways on it is to offer.
    """

    event: Any = None
    preface: tuple[Phrase, ...] = ()
    simpler: bool = False
    offered: tuple[Key, ...] = ()


NOTHING = Carried()


@dataclass(frozen=True, slots=True)
class Effect:
    """Base of all effects."""

    carried: Carried = field(default=NOTHING, kw_only=True)


@dataclass(frozen=True, slots=True)
class AskBank(Effect):
    """A query."""

    query: Query[Any]


@dataclass(frozen=True, slots=True)
class OpenForm(Effect):
    """Open a secure page under a handle of our own."""

    handle: FormHandle
    purpose: FormPurpose
    about: CardRef | None = None


@dataclass(frozen=True, slots=True)
class SendCode(Effect):
    """Send the code of this operation by SMS, for the `send`-th time."""

    operation: OperationId
    command: Command[Any]
    send: int


@dataclass(frozen=True, slots=True, repr=False)
class VerifyCode(Effect):
    """Check the typed code; lives only inside the turn, and its repr shows nothing."""

    challenge: ChallengeId
    code: str
    attempt: str


@dataclass(frozen=True, slots=True, repr=False)
class TakeButton(Effect):
    """Use a notice's button up and learn what it is for; its repr shows nothing."""

    handle: str
    attempt: str


@dataclass(frozen=True, slots=True)
class TellDesk(Effect):
    """Say a word to the agent desk; the answer is how the chat stands with it."""

    word: DeskWord


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Effect):
    """From now on this chat is spoken to in the conversation's language."""


@dataclass(frozen=True, slots=True)
class Execute(Effect):
    """Carry out the pending command."""

    operation: OperationId
    command: Command[Any]
    challenge: ChallengeId | None
