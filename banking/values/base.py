"""Ids, money and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType
from uuid import UUID

from banking.values.languages import Language

__all__ = ["Caller", "ChallengeId", "FormHandle", "Money", "OperationId", "Rate", "SessionId"]

OperationId = NewType("OperationId", UUID)
"""Random 128 bits, made when an operation's review is shown, never reused: the idempotency key of the whole operation."""


ChallengeId = NewType("ChallengeId", UUID)


FormHandle = NewType("FormHandle", UUID)
"""Names what a member typed on a secure page. The page keeps a proof or a hash, never the secret itself."""


SessionId = NewType("SessionId", UUID)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole US cents; never a float (D18)."""

    cents: int


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """A share in hundredths of a percent: 790 is 7.90 %."""

    basis_points: int


@dataclass(frozen=True, slots=True)
class Caller:
    """Who stands at the door: a private chat and, once logged in, the session opened in it (S15)."""

    chat_id: int
    session: SessionId | None = None
    language: Language = Language.SPANISH
    """What is spoken in the chat."""
