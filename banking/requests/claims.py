"""Claims: a movement or charge that the member does not recognise (B23; COMF art. 158.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command
from banking.values import AccountRef, Claimed, Movement

__all__ = ["OpenClaim", "TellClaim"]


@dataclass(frozen=True, slots=True)
class OpenClaim(Command[Claimed]):
    """Opens a case about one movement; about the same movement there is one open case. Its outcome offers the brake (S38)."""

    account: AccountRef
    movement: Movement
    words: str | None
    """What the member says of it: at most 60 characters, one line."""
    told: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class TellClaim(Command[Claimed]):
    """Opens a case about what the member tells; the same words again are the same open case. Its outcome offers the brake."""

    words: str
    """At most 300 characters, one line."""
    told: ClassVar[bool] = True
