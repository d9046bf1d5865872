"""Transfers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import AccountRef, Money, Quote, Receipt


@dataclass(frozen=True, slots=True)
class QuoteOwnTransfer(Query[Quote]):
    """Checks an own transfer as far as it can be checked before the code, and says what it costs (M78, D8)."""

    source: AccountRef
    target: AccountRef
    amount: Money
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class OwnTransfer(Command[Receipt]):
    """Moves money between two accounts of the member (M74-M78)."""

    source: AccountRef
    target: AccountRef
    amount: Money
    reference: str | None
    """At most 60 characters, one line."""
    quote: Quote
    """What the member saw; another cost now is a conflict, not a surprise."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
        no.NotAuthorised,
    )
