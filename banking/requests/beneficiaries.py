"""Beneficiaries (M88-M93, D16). Every change of where money may go needs a code (D4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import (
    Beneficiary,
    BeneficiaryChange,
    BeneficiaryField,
    BeneficiaryRef,
    Holder,
    Identification,
    Institution,
    PayeeAccountKind,
    TransferService,
)

__all__ = [
    "CheckBankAccount",
    "CheckBeneficiaryChange",
    "CreateBankBeneficiary",
    "CreateCooprogresoBeneficiary",
    "DeleteBeneficiary",
    "EditBeneficiary",
    "GetBeneficiary",
    "GetBeneficiaryEmail",
    "ListBeneficiaries",
    "ResolveHolder",
]


@dataclass(frozen=True, slots=True)
class ListBeneficiaries(Query[tuple[Beneficiary, ...]]):
    """The member's beneficiaries, the frequent ones first, then by name; filtered by service and by one typed text (M88,
    M147): part of a name or alias, accents and capitals aside, or a whole identification.
    """

    service: TransferService | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class GetBeneficiary(Query[Beneficiary]):
    """One beneficiary's card (M90)."""

    beneficiary: BeneficiaryRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.BeneficiaryGone,)


@dataclass(frozen=True, slots=True)
class GetBeneficiaryEmail(Query[str | None]):
    """Where the receiver is told by default (M84)."""

    beneficiary: BeneficiaryRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.BeneficiaryGone,)


@dataclass(frozen=True, slots=True)
class ResolveHolder(Query[Holder]):
    """Who holds a Cooprogreso account, masked (D16). Each other number asked for within a day is counted, so that nobody
    walks through the numbers; the count is all this query writes.
    """

    number: str
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.AccountUnknown,
        no.OwnAccount,
        no.PayeeUnavailable,
        no.AlreadyBeneficiary,
        no.TooManyLookups,
        no.TooManyBeneficiaries,
    )


@dataclass(frozen=True, slots=True)
class CheckBankAccount(Query[str]):
    """Whether an account at another institution can be registered (M93); answers its number masked."""

    institution: Institution
    number: str
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.AlreadyBeneficiary,
        no.NotFound,
        no.TooManyBeneficiaries,
    )


@dataclass(frozen=True, slots=True)
class CreateCooprogresoBeneficiary(Command[BeneficiaryRef]):
    """Register an account of the cooperative (M93, D16)."""

    number: str
    """12 digits."""
    holder: Holder
    """What the member saw; somebody else now is a conflict, not a surprise."""
    email: str | None
    alias: str | None
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.AccountUnknown,
        no.OwnAccount,
        no.PayeeUnavailable,
        no.AlreadyBeneficiary,
        no.TooManyBeneficiaries,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class CreateBankBeneficiary(Command[BeneficiaryRef]):
    """Register an account at another institution (M93)."""

    institution: Institution
    account_kind: PayeeAccountKind
    number: str
    """6 to 18 digits."""
    identification: Identification
    name: str
    email: str | None
    alias: str | None
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.AlreadyBeneficiary,
        no.NotFound,
        no.TooManyBeneficiaries,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class CheckBeneficiaryChange(Query[BeneficiaryChange]):
    """Reads what was typed for a field and says what it would become (M91)."""

    beneficiary: BeneficiaryRef
    field: BeneficiaryField
    typed: str
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.BeneficiaryGone,
        no.FieldFixed,
        no.FieldUnreadable,
        no.AlreadyBeneficiary,
    )


@dataclass(frozen=True, slots=True)
class EditBeneficiary(Command[BeneficiaryRef]):
    """Change one field (M91). Another account number is another destination: its first day begins again (D10)."""

    beneficiary: BeneficiaryRef
    change: BeneficiaryChange
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.BeneficiaryGone,
        no.FieldFixed,
        no.FieldUnreadable,
        no.AlreadyBeneficiary,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class DeleteBeneficiary(Command[BeneficiaryRef]):
    """Take a beneficiary off the list (M92)."""

    beneficiary: BeneficiaryRef
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.BeneficiaryGone, no.NotAuthorised)
