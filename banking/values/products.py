"""Everything a member owns, on one page (M21)."""

from __future__ import annotations

from dataclasses import dataclass

from banking.values.accounts import Account
from banking.values.cards import CreditCard
from banking.values.investments import Investment
from banking.values.loans import Loan

__all__ = ["Products"]


@dataclass(frozen=True, slots=True)
class Products:
    """The four tables of *Resumen de productos* as of one instant, each in a stable order (M23, M26-M28)."""

    accounts: tuple[Account, ...]
    loans: tuple[Loan, ...]
    investments: tuple[Investment, ...]
    cards: tuple[CreditCard, ...]
