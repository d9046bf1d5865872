"""Accounts and their movements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import Account, AccountCard, AccountRef, Movements


@dataclass(frozen=True, slots=True)
class ListAccounts(Query[tuple[Account, ...]]):
    """The member's accounts in a stable order, savings first (M21, M23)."""


@dataclass(frozen=True, slots=True)
class GetAccountCard(Query[AccountCard]):
    """The data to share so that others can deposit (M25)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class LastMovements(Query[Movements]):
    """The last 10 movements, newest first (M34, D1)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
