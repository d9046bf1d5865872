"""Whose account it is: the cooperative's own numbers, told masked and not without end (D16, S32)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from banking.beneficiaries.payees import destination_index
from banking.beneficiaries.registering import may_register
from banking.beneficiaries.tables import holder_lookup
from banking.clock import business_date
from banking.institutions import directory
from banking.ledger.tables import account, member_account
from banking.people.identification import mask_identification
from banking.people.members import Person, person_of
from banking.refusals import AccountUnknown, OwnAccount, PayeeUnavailable, Refusal, TooManyLookups
from banking.values import AccountKind, AccountStatus, Holder
from banking.work import MemberId

if TYPE_CHECKING:
    from banking.requests import ResolveHolder
    from banking.work import Work


@dataclass(frozen=True, slots=True)
class HouseAccount:
    """An account of the cooperative that a member may send money to, and who holds it."""

    account_id: int
    holder_id: MemberId
    person: Person

    @property
    def holder(self) -> Holder:
        """The holder, masked."""
        return Holder(mask_name(self.person), mask_identification(self.person.identification.number))


async def resolve(work: Work, query: ResolveHolder) -> Holder | Refusal:
    """Handle `ResolveHolder`. An unknown number counts like a known one."""
    if not await _may_look_up(work, query.number):
        return TooManyLookups()
    found = await house_account(work, query.number)
    if isinstance(found, Refusal):
        return found
    refused = await may_register(work, destination_index(work.keys, directory.HOUSE, query.number))
    return refused or found.holder


async def house_account(work: Work, number: str) -> HouseAccount | Refusal:
    """The cooperative's account with this number, if it is another member's and takes money (D11)."""
    index = work.keys.blind("account-number", number)
    row = (
        await work.conn.execute(
            select(member_account.c.account_id, member_account.c.member_id, member_account.c.product)
            .add_columns(account.c.status)
            .join(account, account.c.id == member_account.c.account_id)
            .where(member_account.c.number_index == index)
        )
    ).first()
    if row is None:
        return AccountUnknown()
    if row.member_id == work.owner:
        return OwnAccount()
    if row.product != AccountKind.SAVINGS or row.status != AccountStatus.ACTIVE:
        return PayeeUnavailable()
    holder = MemberId(row.member_id)
    return HouseAccount(row.account_id, holder, await person_of(work.conn, work.keys, holder))


def mask_name(person: Person) -> str:
    """`Carlos A••• P••• R•••`: the first name, and the initials of the others (S28)."""
    return masked(person.name)


def masked(name: str) -> str:
    """The same of a name that somebody wrote."""
    first, *others = name.split() or [""]
    return " ".join((first, *(f"{each[0]}•••" for each in others)))


async def _may_look_up(work: Work, number: str) -> bool:
    """Count this number for today, once; whether today's are not used up. Parallel askers may overshoot by their number."""
    day, index = business_date(work.now), work.keys.blind("account-number", number)
    mine = (holder_lookup.c.member_id == work.owner, holder_lookup.c.day == day)
    asked = (
        await work.conn.execute(
            select(
                func.count(), func.coalesce(func.bool_or(holder_lookup.c.number_index == index), False)
            ).where(*mine)
        )
    ).one()
    if asked[1]:
        return True
    if asked[0] >= work.policy.holder_lookups_per_member_per_day:
        return False
    values = {"member_id": work.owner, "day": day, "number_index": index}
    await work.conn.execute(insert(holder_lookup).values(values).on_conflict_do_nothing())
    return True
