"""Accounts (M23-M25)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from banking.values.base import Money

__all__ = ["Account", "AccountCard", "AccountKind", "AccountRef", "AccountStatus"]


class AccountKind(StrEnum):
    """Account types of the manual (M24)."""

    SAVINGS = "savings"
    CONTRIBUTION = "contribution"


class AccountStatus(StrEnum):
    """Life of an account; only an active one is a source or a destination."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class AccountRef:
    """An account as the member saw it: the bank's id and the last four digits of its number (S28)."""

    id: int
    kind: AccountKind
    last4: str


@dataclass(frozen=True, slots=True)
class Account:
    """One row of *Cuentas* (M23). `available` is zero for certificates of contribution (M24, D11)."""

    ref: AccountRef
    status: AccountStatus
    ledger_balance: Money
    available: Money

    @property
    def can_pay(self) -> bool:
        """Whether the account may be the source or destination of a movement (D11)."""
        return self.ref.kind is AccountKind.SAVINGS and self.status is AccountStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class AccountCard:
    """What a payer needs to deposit: shown once in *Compartir*, never kept (M25, S28)."""

    may_be_kept: ClassVar[bool] = False
    number: str
    kind: AccountKind
    holder: str
    identification: str
    """Masked: `17••••••65`."""
    institution: str
