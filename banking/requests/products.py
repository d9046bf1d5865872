"""Everything at once."""

from __future__ import annotations

from dataclasses import dataclass

from banking.requests.base import Query
from banking.values import Products

__all__ = ["ListProducts"]


@dataclass(frozen=True, slots=True)
class ListProducts(Query[Products]):
    """All of the member's products with their balances (M21)."""
