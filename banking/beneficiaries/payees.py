"""A beneficiary as the bank knows it, read by id and owner (S16), and the sealing of what is personal (S26)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Select, select

from banking.beneficiaries.tables import beneficiary
from banking.crypto import Place
from banking.institutions import directory
from banking.people.identification import mask_identification
from banking.people.members import identification_index
from banking.refusals import BeneficiaryGone
from banking.values import (
    Beneficiary,
    BeneficiaryRef,
    Identification,
    IdentificationKind,
    Institution,
    InstitutionKind,
    PayeeAccountKind,
    TransferService,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.work import MemberId

SEALED: Final = ("number", "identification", "name", "email", "alias")


@dataclass(frozen=True, slots=True)
class Payee:
    """Everything registered of one beneficiary; stays inside the bank."""

    id: UUID
    service: TransferService
    institution: Institution
    account_id: int | None
    """The receiving account, where it is one of the cooperative's."""
    account_kind: PayeeAccountKind
    number: str
    identification: Identification
    name: str
    """The holder's; masked for an account of the cooperative (D16)."""
    email: str | None
    alias: str | None
    destination: bytes
    """Blind index of institution and number: where the money goes, whoever registered it and however often."""
    since: datetime

    def __repr__(self) -> str:
        """Personal data stay out of logs (S27)."""
        return f"Payee(id={self.id!r}, …)"

    @property
    def ref(self) -> BeneficiaryRef:
        """What a conversation may keep."""
        return BeneficiaryRef(self.id, self.alias or self.name, self.institution.name, self.number[-4:])

    @property
    def card(self) -> Beneficiary:
        """What its member sees (M90)."""
        return Beneficiary(
            ref=self.ref,
            service=self.service,
            holder=self.name,
            identification_kind=self.identification.kind,
            identification=mask_identification(self.identification.number),
            account_kind=self.account_kind,
            email=self.email,
            alias=self.alias,
            since=self.since,
        )


async def owned_beneficiary(
    conn: AsyncConnection, keys: Keys, member: MemberId, ref: BeneficiaryRef
) -> Payee | BeneficiaryGone:
    """The member's beneficiary exactly as the member saw it: another name or account under its id is another one (S07)."""
    row = (await conn.execute(owned(member).where(beneficiary.c.id == ref.id))).first()
    if row is None:
        return BeneficiaryGone()
    payee = payee_of(keys, row)
    return payee if payee.ref == ref else BeneficiaryGone()


async def all_of(conn: AsyncConnection, keys: Keys, member: MemberId) -> list[Payee]:
    """Every beneficiary of a member, in the order they were registered."""
    rows = await conn.execute(owned(member).order_by(beneficiary.c.created_at, beneficiary.c.id))
    return [payee_of(keys, row) for row in rows]


async def refs_of(
    conn: AsyncConnection, keys: Keys, member: MemberId, ids: Collection[UUID]
) -> dict[UUID, BeneficiaryRef]:
    """What a member calls these beneficiaries, also those that were deleted since."""
    if not ids:
        return {}
    wanted = select(beneficiary).where(beneficiary.c.member_id == member, beneficiary.c.id.in_(ids))
    return {row.id: payee_of(keys, row).ref for row in await conn.execute(wanted)}


async def still_there(
    conn: AsyncConnection, keys: Keys, member: MemberId, id_: UUID, destination: bytes
) -> Payee | BeneficiaryGone:
    """A beneficiary that a standing order names, if its money still goes where it went then; its name may have changed."""
    row = (await conn.execute(owned(member).where(beneficiary.c.id == id_))).first()
    return payee_of(keys, row) if row is not None and row.destination == destination else BeneficiaryGone()


def owned(member: MemberId) -> Select[*tuple[Any, ...]]:
    """The member's beneficiaries that are not deleted."""
    return select(beneficiary).where(beneficiary.c.member_id == member, beneficiary.c.deleted_at.is_(None))


def payee_of(keys: Keys, row: Row[*tuple[Any, ...]]) -> Payee:
    """A row with its seals opened."""
    plain = {
        column: None if (value := getattr(row, column)) is None else keys.open(place(column, row.id), value)
        for column in SEALED
    }
    return Payee(
        id=row.id,
        service=TransferService(row.service),
        institution=institution_of(row.institution),
        account_id=row.account_id,
        account_kind=PayeeAccountKind(row.account_kind),
        number=plain["number"] or "",
        identification=Identification(
            IdentificationKind(row.identification_kind), plain["identification"] or ""
        ),
        name=plain["name"] or "",
        email=plain["email"],
        alias=plain["alias"],
        destination=row.destination,
        since=row.since,
    )


def columns_of(keys: Keys, payee: Payee) -> dict[str, object]:
    """What an edit may change of a row, sealed for it."""
    plain = {
        "number": payee.number,
        "identification": payee.identification.number,
        "name": payee.name,
        "email": payee.email,
        "alias": payee.alias,
    }
    return {
        **{
            column: None if text is None else keys.seal(place(column, payee.id), text)
            for column, text in plain.items()
        },
        "last4": payee.number[-4:],
        "destination": payee.destination,
        "identification_kind": payee.identification.kind,
        "identification_index": identification_index(keys, payee.identification),
        "since": payee.since,
    }


def destination_index(keys: Keys, institution: str, number: str) -> bytes:
    """Where money goes, as a blind index."""
    return keys.blind("destination", f"{institution}|{number}")


def institution_of(code: str) -> Institution:
    """The institution behind a stored code, by its bare code where the directory lost it."""
    found = directory.institution(code)
    return found or Institution(code, code, InstitutionKind.BANK, immediate=False)


def place(column: str, row: UUID) -> Place:
    """Where a sealed value of a beneficiary lives."""
    return Place("bank.beneficiary", column, str(row))
