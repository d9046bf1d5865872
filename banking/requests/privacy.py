"""Rights over personal data (LOPDP art. 13-15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards
from banking.values import CaseOpened, DataRight

__all__ = ["RequestData", "UnlinkChat"]


@dataclass(frozen=True, slots=True)
class RequestData(Command[CaseOpened]):
    """Opens a case that people answer within the law's fifteen days: access, correction, erasure."""

    right: DataRight
    told: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class UnlinkChat(Command[None]):
    """Cuts the caller's chat off from the member, with a code: nothing of the bank is told there any more."""

    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotAuthorised,)
