"""What became of a member's interbank transfers and payments of other banks' cards, and taking back what has not left the house (B16, S38)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select

from banking.beneficiaries.naming import destination
from banking.cards.saved import digits_of
from banking.codes.summary import Summaries, Summary
from banking.ledger.tables import member_account
from banking.payments.kinds import CARD, INTERBANK
from banking.payments.moving import Means, move
from banking.payments.records import Payment, details_of, lock, read
from banking.payments.states import Event, State
from banking.payments.tables import payment
from banking.receipt_codes import receipt_code
from banking.refusals import NotFound, Refusal, TooLate
from banking.requests import CancelTransfer, ListTransfers, TransferStatus
from banking.values import (
    AccountKind,
    AccountRef,
    BeneficiaryRef,
    InterbankQuote,
    Money,
    RailName,
    Transfer,
    TransferCancelled,
    TransferRef,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.policy import Policy
    from banking.work import Handlers, MemberId, Order, Work

transfers_at_once: Final = 10
FROZEN: Final = "frozen"
_SENT: Final = (INTERBANK, CARD)
"""What members follow and may take back."""


async def status(work: Work, query: TransferStatus) -> Transfer | Refusal:
    """Handle `TransferStatus`: by id and owner, and only as the member saw it (S16)."""
    row = (
        await work.conn.execute(
            select(payment).where(
                payment.c.id == query.transfer.id,
                payment.c.member_id == work.owner,
                payment.c.kind.in_(_SENT),
            )
        )
    ).one_or_none()
    if row is None:
        return NotFound()
    shown = await _shown(work, [read(row)])
    return shown[0] if shown and shown[0].ref == query.transfer else NotFound()


async def list_transfers(work: Work, query: ListTransfers) -> tuple[Transfer, ...]:
    """Handle `ListTransfers`."""
    wanted = select(payment).where(payment.c.member_id == work.owner, payment.c.kind.in_(_SENT))
    if query.only_cancellable:
        wanted = wanted.where(payment.c.state == State.HELD, payment.c.batch.is_not(None))
    rows = await work.conn.execute(wanted.order_by(payment.c.created_at.desc()).limit(transfers_at_once))
    return tuple(await _shown(work, [read(row) for row in rows]))


async def cancel(order: Order, command: CancelTransfer) -> TransferCancelled | Refusal:
    """Handle `CancelTransfer`: whoever locks the payment first wins, its batch or its member."""
    found = await lock(order.conn, command.transfer.id)
    if found is None or found.member != order.owner or found.kind not in _SENT:
        return NotFound()
    if _ref(found, details_of(order.keys, found)) != command.transfer:
        return NotFound()
    if not _can_cancel(found):
        return TooLate()
    means = Means(order.conn, order.keys, order.policy, order.now)
    await move(means, found, Event.CANCELLED, order.actor, detail={"operation": str(order.operation)})
    return TransferCancelled(command.transfer, Money(found.total))


async def stop_unsent(
    conn: AsyncConnection, keys: Keys, policy: Policy, member: MemberId, now: datetime
) -> tuple[UUID, ...]:
    """Cancel whatever of a member's payments has not left the house, of any kind (S38); answers their ids.

    What a worker has handed over already is irrevocable here; it is the rail's to return.
    """
    ids = await conn.scalars(
        select(payment.c.id)
        .where(payment.c.member_id == member, payment.c.state == State.HELD)
        .order_by(payment.c.id)
    )
    stopped: list[UUID] = []
    for each in ids.all():
        found = await lock(conn, each)
        if found is None or found.state is not State.HELD:
            continue
        means = Means(conn, keys, policy, now)
        await move(means, found, Event.CANCELLED, f"member:{member}", detail={"why": FROZEN})
        stopped.append(each)
    return tuple(stopped)


async def summarise_cancel(
    conn: AsyncConnection, member_id: MemberId | None, command: CancelTransfer
) -> Summary:
    """What the code's SMS says: the amount that stays and where it would have gone."""
    mine = (
        await conn.execute(
            select(payment.c.amount, payment.c.kind).where(
                payment.c.id == command.transfer.id, payment.c.member_id == member_id
            )
        )
    ).one_or_none()
    to = command.transfer.beneficiary
    if mine is not None and mine.kind == CARD:
        return Summary("cancel_transfer", mine.amount, await digits_of(conn, member_id, to.id))
    named = await destination(conn, member_id, to)
    return Summary("cancel_transfer", 0 if mine is None else mine.amount, named)


QUERIES: Handlers = {TransferStatus: status, ListTransfers: list_transfers}
COMMANDS: Handlers = {CancelTransfer: cancel}
SUMMARIES: Summaries = {CancelTransfer: summarise_cancel}


def _can_cancel(found: Payment) -> bool:
    return found.state is State.HELD and found.batch is not None


async def _shown(work: Work, found: list[Payment]) -> list[Transfer]:
    """Payments as their member sees them; one in a state that only newer code knows is left out."""
    accounts = {each.account for each in found}
    rows = await work.conn.execute(
        select(member_account.c.account_id, member_account.c.product, member_account.c.last4).where(
            member_account.c.account_id.in_(accounts)
        )
    )
    sources = {
        row.account_id: AccountRef(row.account_id, AccountKind(row.product), row.last4) for row in rows
    }
    return [
        _transfer(each, sources[each.account], details_of(work.keys, each), each.state)
        for each in found
        if isinstance(each.state, State)
    ]


def _transfer(found: Payment, source: AccountRef, details: dict[str, str], state: State) -> Transfer:
    arrives = details["arrives_on"]
    return Transfer(
        ref=_ref(found, details),
        at=found.created_at,
        source=source,
        quote=InterbankQuote(
            RailName(found.rail),
            Money(found.fee),
            Money(found.iva),
            Money(found.total),
            date.fromisoformat(arrives) if arrives else None,
        ),
        reference=details["reference"] or None,
        state=state,
        changed_at=found.changed_at,
        can_cancel=_can_cancel(found),
    )


def _ref(found: Payment, details: dict[str, str]) -> TransferRef:
    """Where the money goes is a beneficiary, be it an account or a registered card."""
    beneficiary = BeneficiaryRef(
        UUID(details["beneficiary"]),
        details["beneficiary_name"],
        details["beneficiary_institution"],
        details["beneficiary_last4"],
    )
    return TransferRef(found.id, receipt_code(found.id), beneficiary, Money(found.amount))
