"""A member's accounts: every read is by id and owner (S16)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Row, Select, case, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys, Place
from banking.ledger.tables import account, member_account
from banking.refusals import NotFound
from banking.requests import ListAccounts
from banking.values import Account, AccountKind, AccountRef, AccountStatus, Money
from banking.work import Handlers, MemberId, Work

_CODE = "2101.{member}.{nth}"
"""Liabilities to members in the chart of accounts."""


async def of_member(conn: AsyncConnection, member: MemberId) -> tuple[Account, ...]:
    """All accounts of a member in a stable order, savings first (M21, M23)."""
    savings_first = case((member_account.c.product == AccountKind.SAVINGS, 0), else_=1)
    rows = await conn.execute(_owned(member).order_by(savings_first, account.c.id))
    return tuple(_account(row) for row in rows)


async def owned(conn: AsyncConnection, member: MemberId, *refs: AccountRef) -> list[Account] | NotFound:
    """These accounts as they stand, in the order asked for; what the caller believes of them must be true."""
    rows = await conn.execute(_owned(member).where(account.c.id.in_([ref.id for ref in refs])))
    found = {row.id: _account(row) for row in rows}
    accounts = [found[ref.id] for ref in refs if ref.id in found and found[ref.id].ref == ref]
    return accounts if len(accounts) == len(refs) else NotFound()


async def full_number(conn: AsyncConnection, keys: Keys, member: MemberId, ref: AccountRef) -> str | None:
    """The account's number in full, for *Compartir* alone (M25); None when it is not this member's."""
    wanted = select(member_account.c.number_sealed).where(
        member_account.c.account_id == ref.id,
        member_account.c.member_id == member,
        member_account.c.product == ref.kind,
        member_account.c.last4 == ref.last4,
    )
    sealed = await conn.scalar(wanted)
    return None if sealed is None else keys.open(number_place(ref.id), sealed)


async def open_account(
    conn: AsyncConnection, keys: Keys, member: MemberId, kind: AccountKind, number: str, opened_on: date
) -> AccountRef:
    """Open an account with a number of 12 digits. Needs the owner's login: the application opens none."""
    has = select(func.count()).select_from(member_account).where(member_account.c.member_id == member)
    code = _CODE.format(member=member, nth=(await conn.execute(has)).scalar_one() + 1)
    opened = insert(account).values(code=code, kind="liability").returning(account.c.id)
    account_id = (await conn.execute(opened)).scalar_one()
    await conn.execute(
        insert(member_account).values(
            account_id=account_id,
            member_id=member,
            product=kind,
            number_sealed=keys.seal(number_place(account_id), number),
            number_index=keys.blind("account-number", number),
            last4=number[-4:],
            opened_on=opened_on,
        )
    )
    return AccountRef(account_id, kind, number[-4:])


async def is_active(conn: AsyncConnection, account_id: int) -> bool:
    """Whether an account takes part in what is ordered now."""
    status = await conn.scalar(select(account.c.status).where(account.c.id == account_id))
    return status == AccountStatus.ACTIVE


def number_place(account_id: int) -> Place:
    """Where an account's sealed number lives (S26)."""
    return Place("ledger.member_account", "number_sealed", str(account_id))


async def list_accounts(work: Work, _query: ListAccounts) -> tuple[Account, ...]:
    """Handle `ListAccounts`."""
    return await of_member(work.conn, work.owner)


QUERIES: Handlers = {ListAccounts: list_accounts}


def _owned(member: MemberId) -> Select[tuple[int, str, int, int, str, str]]:
    return (
        select(
            account.c.id,
            account.c.status,
            account.c.posted,
            account.c.held,
            member_account.c.product,
            member_account.c.last4,
        )
        .join(member_account, member_account.c.account_id == account.c.id)
        .where(member_account.c.member_id == member)
    )


def _account(row: Row[tuple[int, str, int, int, str, str]]) -> Account:
    kind = AccountKind(row.product)
    spendable = row.posted - row.held if kind is AccountKind.SAVINGS else 0
    ref = AccountRef(row.id, kind, row.last4)
    return Account(ref, AccountStatus(row.status), Money(row.posted), Money(spendable))
