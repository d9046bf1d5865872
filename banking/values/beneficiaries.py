"""Beneficiaries: whom a member sends money to (M88-M93, D16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from banking.values.people import IdentificationKind

__all__ = [
    "Beneficiary",
    "BeneficiaryChange",
    "BeneficiaryField",
    "BeneficiaryRef",
    "Holder",
    "PayeeAccountKind",
    "TransferService",
]

HOUSE_NAME: Final = "Cooprogreso"


class TransferService(StrEnum):
    """The two services a beneficiary can be registered for (M89)."""

    COOPROGRESO = "cooprogreso"
    INTERBANK = "interbank"


class PayeeAccountKind(StrEnum):
    """Account types of interbank transfers (domain.md §2.5: A and C)."""

    SAVINGS = "savings"
    CHECKING = "checking"


class BeneficiaryField(StrEnum):
    """What can be changed of a beneficiary (M91). Of a Cooprogreso account the rest is the holder's own."""

    ALIAS = "alias"
    EMAIL = "email"
    NAME = "name"
    IDENTIFICATION = "identification"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class BeneficiaryRef:
    """A beneficiary as the member saw it: the bank's random id, what the member calls it, where the money goes (S07, S28)."""

    id: UUID
    name: str
    """The alias, else the holder's name."""
    institution: str
    last4: str

    @property
    def service(self) -> TransferService:
        """Which transfer reaches it (M89)."""
        inside = self.institution == HOUSE_NAME
        return TransferService.COOPROGRESO if inside else TransferService.INTERBANK


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of a Cooprogreso account, as somebody may see who only knows its number (D16): all masked."""

    name: str
    """`Carlos A••• P••• R•••`."""
    identification: str
    """`01••••••25`."""


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """One card of *Administración de Beneficiarios* (M90)."""

    ref: BeneficiaryRef
    service: TransferService
    holder: str
    """As registered; masked for a Cooprogreso account."""
    identification_kind: IdentificationKind
    identification: str
    """Masked."""
    account_kind: PayeeAccountKind
    email: str | None
    alias: str | None
    since: datetime
    """Since when money may go there; the first day knows a lower limit (D10)."""


@dataclass(frozen=True, slots=True)
class BeneficiaryChange:
    """A change of one field, read and found good (M91): its new normal form, None to remove an alias or e-mail."""

    field: BeneficiaryField
    value: str | None
