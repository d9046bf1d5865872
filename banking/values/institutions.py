"""Financial institutions a transfer can go to (M83, M87)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Institution", "InstitutionKind"]


class InstitutionKind(StrEnum):
    """What an institution is under the law."""

    BANK = "bank"
    MUTUAL = "mutual"
    COOPERATIVE = "cooperative"


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution by the code of the payout network."""

    code: str
    name: str
    kind: InstitutionKind
    immediate: bool
    """Whether PAGO DIRECTO reaches it (D9, M87)."""
