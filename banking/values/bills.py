"""Services and what is owed for them (M94-M104)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CompanyCategory:
    """What a company sells, in the manual's words (M97, M108: `Teléfono, Internet Y Tv`)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Company:
    """Whom one can pay, and how a service is identified there."""

    id: str
    name: str
    label: str
    """What the number is called: suministro, contrapartida, contrato, placa… (M98)."""
    example: str


class Frequency(StrEnum):
    """How often a scheduled payment is made (M111, D12)."""

    AS_SOON = "as_soon"
    """*Tan pronto como esté disponible*: each bill when its company publishes it."""
    MONTHLY = "monthly"
    ONCE = "once"
