"""The emergency brake (S38)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import Concern, FormHandle, FreezeStatus, Frozen

__all__ = ["GetConcern", "GetFreeze", "LiftFreeze", "ReportNotMe"]


@dataclass(frozen=True, slots=True)
class GetConcern(Query[Concern]):
    """What "No fui yo" is about where it was said without a notice's button: nothing in particular."""

    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.ChatNotLinked,)


@dataclass(frozen=True, slots=True)
class ReportNotMe(Command[Frozen]):
    """The member says "No fui yo": freeze what leaves at once, stop what has not left, open a case. The linked chat is enough."""

    concern: Concern
    needs_session: ClassVar[bool] = False
    told: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = ()
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.ChatNotLinked,)


@dataclass(frozen=True, slots=True)
class GetFreeze(Query[FreezeStatus]):
    """Whether money may leave the member's accounts."""


@dataclass(frozen=True, slots=True)
class LiftFreeze(Command[None]):
    """Let money leave again: password by page, code by SMS, and not before the cooling time is over."""

    password: FormHandle
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotAuthorised,
        no.CredentialsInvalid,
        no.NotFound,
        no.CoolingDown,
    )
