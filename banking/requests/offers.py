"""Products one can ask for: simulators are open to everybody, requests are a member's (M134)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Query
from banking.values import (
    AmortisationMethod,
    CaseStanding,
    DepositSimulation,
    LoanSimulation,
    Money,
    Offers,
    Product,
    ProductRequested,
)

__all__ = ["GetOffers", "ListCases", "RequestProduct", "SimulateDeposit", "SimulateLoan"]


@dataclass(frozen=True, slots=True)
class GetOffers(Query[Offers]):
    """What is offered today."""

    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class SimulateLoan(Query[LoanSimulation]):
    """What a loan would cost, insurance included."""

    amount: Money
    months: int
    method: AmortisationMethod
    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.OfferOutOfRange, no.TermOutOfRange)


@dataclass(frozen=True, slots=True)
class SimulateDeposit(Query[DepositSimulation]):
    """What a deposit would bring, tax taken."""

    amount: Money
    days: int
    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.OfferOutOfRange, no.TermOutOfRange)


@dataclass(frozen=True, slots=True)
class RequestProduct(Command[ProductRequested]):
    """Opens a case that people answer; nothing is granted or activated by it. The consent is kept with its version. Of one
    product a member has one open request.
    """

    product: Product
    amount: Money | None
    term: int | None
    """Months of a loan, days of a deposit."""
    method: AmortisationMethod | None
    consent_version: int
    told: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class ListCases(Query[tuple[CaseStanding, ...]]):
    """The member's requests and claims, newest first, at most a few screens of them."""
