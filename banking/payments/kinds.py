"""What kinds of payment this code knows: where their money settles and what the book calls their lines (M39, M40).

A new kind is one entry here and a rail among the worker's tools; states, jobs, holds and faults are the engine's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from banking.bills.telling import tell as tell_bill
from banking.ledger import chart, vocabulary
from banking.payments.telling import tell, tell_in_chat
from banking.values.payments import RailName

if TYPE_CHECKING:
    from banking.payments.moving import Means
    from banking.payments.records import Payment

INTERBANK: Final = "interbank"
BILL: Final = "bill"
CARD: Final = "card"
"""Cards of other banks."""
BILLERS: Final = "billers"
"""The rail of all companies one can pay."""

Tell = Callable[["Means", "Payment"], Awaitable[None]]
"""Tells the member of the state a payment just entered, in that transaction."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of payment over one rail."""

    settlement: str
    """The internal account that owes the rail."""
    principal: str
    fee: str
    iva: str
    returned: str
    """What the book calls each of the lines that give back."""
    tell: Tell | None = None


Kinds = Mapping[tuple[str, str], Kind]
"""(kind, rail) to what the book needs to know."""

KINDS: Final[Kinds] = {
    (INTERBANK, RailName.DIRECT): Kind(
        chart.DIRECT,
        vocabulary.DIRECT_DEBIT,
        vocabulary.DIRECT_FEE,
        vocabulary.DIRECT_IVA,
        vocabulary.DIRECT_RETURN,
        tell=tell,
    ),
    (CARD, RailName.SPI): Kind(
        chart.SPI,
        vocabulary.SPI_DEBIT,
        vocabulary.SPI_FEE,
        vocabulary.SPI_IVA,
        vocabulary.SPI_RETURN,
        tell_in_chat,
    ),
    (BILL, BILLERS): Kind(
        chart.BILLERS,
        vocabulary.BILL_DEBIT,
        vocabulary.BILL_FEE,
        vocabulary.BILL_IVA,
        vocabulary.BILL_RETURN,
        tell_bill,
    ),
    (INTERBANK, RailName.SPI): Kind(
        chart.SPI, vocabulary.SPI_DEBIT, vocabulary.SPI_FEE, vocabulary.SPI_IVA, vocabulary.SPI_RETURN, tell
    ),
}
