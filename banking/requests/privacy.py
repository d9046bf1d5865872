"""Rights over personal data (LOPDP art. 13-15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import CaseOpened, DataErased, DataGranted, DataRight, DataTicket, Erasable

__all__ = ["EraseData", "ExportData", "GetErasable", "OrderMyData", "RequestData", "UnlinkChat"]


@dataclass(frozen=True, slots=True)
class RequestData(Command[CaseOpened]):
    """Opens a case that people answer within the law's fifteen days: correction, erasure, withdrawing a consent."""

    right: DataRight
    words: str | None = None
    """What the member says of it: at most 60 characters, one line."""
    told: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class ExportData(Command[DataGranted]):
    """With a code: from now on, for some minutes, the member may order a copy of what is held (`OrderMyData`)."""

    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotAuthorised,)


@dataclass(frozen=True, slots=True)
class OrderMyData(Query[DataTicket]):
    """The copy, to be drawn when it is sent. Refused without a grant of the caller's own, and once it is over."""

    granted: DataGranted
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class GetErasable(Query[Erasable]):
    """What the member may erase here and now."""


@dataclass(frozen=True, slots=True)
class EraseData(Command[DataErased]):
    """Erases, with a code, what nothing else needs and no law keeps: the directory of the member, and chosen preferences."""

    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotAuthorised,)


@dataclass(frozen=True, slots=True)
class UnlinkChat(Command[None]):
    """Cuts the caller's chat off from the member, with a code: nothing of the bank is told there any more."""

    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotAuthorised,)
