"""Members: who belongs to the cooperative. Personal data are sealed per column and row (S26)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, text

from banking.crypto import Place
from banking.people.tables import member
from banking.values import Identification, IdentificationKind
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys

_SEALED = ("identification", "given_names", "surnames", "phone", "email", "birth_date")


@dataclass(frozen=True, slots=True)
class Person:
    """What the cooperative registered of a member (M142: changed at an agency, not here)."""

    identification: Identification
    given_names: str
    surnames: str
    phone: str
    """E.164: `+593991234567`."""
    email: str
    birth_date: date

    def __repr__(self) -> str:
        """Personal data stay out of logs (S27)."""
        return "Person(…)"

    @property
    def name(self) -> str:
        """Given names, then surnames."""
        return f"{self.given_names} {self.surnames}"

    @property
    def first_name(self) -> str:
        """How the channel greets."""
        return self.given_names.split()[0]


async def add_member(conn: AsyncConnection, keys: Keys, person: Person, now: datetime) -> MemberId:
    """Register a person; the id is drawn first because every sealed value is tied to it."""
    drawn = await conn.scalar(text("SELECT nextval(pg_get_serial_sequence('bank.member', 'id'))"))
    member_id = MemberId(int(drawn))
    plain = {
        "identification": person.identification.number,
        "given_names": person.given_names,
        "surnames": person.surnames,
        "phone": person.phone,
        "email": person.email,
        "birth_date": person.birth_date.isoformat(),
    }
    sealed = {column: keys.seal(_place(column, member_id), value) for column, value in plain.items()}
    await conn.execute(
        insert(member).values(
            id=member_id,
            identification_kind=person.identification.kind,
            identification_index=identification_index(keys, person.identification),
            phone_index=keys.blind("phone", person.phone),
            created_at=now,
            status="active",
            **sealed,
        )
    )
    return member_id


async def person_of(conn: AsyncConnection, keys: Keys, member_id: MemberId) -> Person:
    """Everything registered of one member."""
    columns = [member.c.id, member.c.identification_kind, *(member.c[name] for name in _SEALED)]
    row = (await conn.execute(select(*columns).where(member.c.id == member_id))).one()
    return Person(
        identification=Identification(
            IdentificationKind(row.identification_kind), unsealed(keys, "identification", row)
        ),
        given_names=unsealed(keys, "given_names", row),
        surnames=unsealed(keys, "surnames", row),
        phone=unsealed(keys, "phone", row),
        email=unsealed(keys, "email", row),
        birth_date=date.fromisoformat(unsealed(keys, "birth_date", row)),
    )


async def find_member(conn: AsyncConnection, keys: Keys, identification: Identification) -> MemberId | None:
    """The member with this identification, whatever the status."""
    index = identification_index(keys, identification)
    found = await conn.scalar(select(member.c.id).where(member.c.identification_index == index))
    return None if found is None else MemberId(found)


def identification_index(keys: Keys, identification: Identification) -> bytes:
    """The blind index by which an identification is looked up."""
    return keys.blind(identification.kind, identification.number)


def unsealed(keys: Keys, column: str, row: Row[*tuple[Any, ...]]) -> str:
    """Open one sealed column of a row that also carries the member's `id`."""
    return keys.open(_place(column, MemberId(row.id)), getattr(row, column))


def _place(column: str, member_id: MemberId) -> Place:
    return Place("bank.member", column, str(member_id))
