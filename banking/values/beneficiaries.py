"""Beneficiaries: whom a member sends money to (M88-M93, D16)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BeneficiaryRef:
    """A beneficiary as the member saw it: the bank's random id, what the member calls it, where the money goes (S07, S28)."""

    id: UUID
    name: str
    """The alias, else the holder's name."""
    institution: str
    last4: str
