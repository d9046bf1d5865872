"""Accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import Account, AccountCard, AccountRef

__all__ = ["GetAccountCard", "ListAccounts"]


@dataclass(frozen=True, slots=True)
class ListAccounts(Query[tuple[Account, ...]]):
    """The member's accounts in a stable order, savings first (M21, M23)."""


@dataclass(frozen=True, slots=True)
class GetAccountCard(Query[AccountCard]):
    """The data to share so that others can deposit (M25)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
