"""Erasing what a member need not leave with us: the directory and chosen preferences (LOPDP art. 15).

Rows that payments point at stay without what the member called them, for the payments must be kept; they are on no list any more. What
a programmed payment or transfer still needs stays until that is cancelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, delete, func, select, update

from banking.beneficiaries.registering import lock_list
from banking.beneficiaries.tables import beneficiary
from banking.bills import services
from banking.bills.tables import schedule, service
from banking.cards.tables import saved_card
from banking.codes.summary import Summaries, plainly
from banking.messages import emails
from banking.messages.tables import muted_news, wanted_news
from banking.requests import EraseData, GetErasable
from banking.values import DataErased, Erasable
from banking.work import Handlers

if TYPE_CHECKING:
    from sqlalchemy import Column

    from banking.work import MemberId, Order, Work

_RUNNING: Final = ("active", "paused")


async def get_erasable(work: Work, _query: GetErasable) -> Erasable:
    """Handle `GetErasable`."""
    counts = {}
    for name, (column, wheres) in _directory(work.owner).items():
        counts[name] = await _count(work, column, *wheres)
    preferences = 0
    for table in (muted_news, wanted_news):
        preferences += await _count(work, table.c.kind, table.c.member_id == work.owner)
    needed = select(schedule.c.service_id, schedule.c.beneficiary_id).where(*_running(work.owner))
    kept = {each for row in await work.conn.execute(needed) for each in row if each is not None}
    return Erasable(counts["beneficiaries"], counts["services"], counts["cards"], preferences, len(kept))


async def erase_data(order: Order, _command: EraseData) -> DataErased:
    """Handle `EraseData`: the code was consumed already."""
    await lock_list(order)
    found = await get_erasable(order, GetErasable())
    gone: dict[str, dict[str, object]] = {
        "beneficiaries": {"deleted_at": order.now, "email": None, "alias": None},
        "services": {"times": 0, "alias_sealed": None},
        "cards": {"deleted_at": order.now, "alias": None},
    }
    for name, (column, wheres) in _directory(order.owner).items():
        await order.conn.execute(update(column.table).where(*wheres).values(**gone[name]))
    for table in (muted_news, wanted_news):
        await order.conn.execute(delete(table).where(table.c.member_id == order.owner))
    await emails.post_details(order, order.owner, emails.DATA_ERASED, {})
    return DataErased(
        found.beneficiaries, found.services, found.cards, found.preferences, found.kept, order.now
    )


def _directory(owner: MemberId) -> dict[str, tuple[Column[Any], tuple[ColumnElement[bool], ...]]]:
    """What is on the member's lists and nothing that runs needs: the column that names it, and which rows."""
    running = _running(owner)
    payees = select(schedule.c.beneficiary_id).where(*running, schedule.c.beneficiary_id.is_not(None))
    billed = select(schedule.c.service_id).where(*running, schedule.c.service_id.is_not(None))
    return {
        "beneficiaries": (
            beneficiary.c.id,
            (
                beneficiary.c.member_id == owner,
                beneficiary.c.deleted_at.is_(None),
                beneficiary.c.id.not_in(payees),
            ),
        ),
        "services": (
            service.c.id,
            (service.c.member_id == owner, services.is_listed, service.c.id.not_in(billed)),
        ),
        "cards": (saved_card.c.id, (saved_card.c.member_id == owner, saved_card.c.deleted_at.is_(None))),
    }


def _running(owner: MemberId) -> tuple[ColumnElement[bool], ...]:
    return schedule.c.member_id == owner, schedule.c.state.in_(_RUNNING)


async def _count(work: Work, column: Column[Any], *wheres: ColumnElement[bool]) -> int:
    return int(await work.conn.scalar(select(func.count(column)).where(*wheres)) or 0)


QUERIES: Final[Handlers] = {GetErasable: get_erasable}
COMMANDS: Final[Handlers] = {EraseData: erase_data}
SUMMARIES: Final[Summaries] = {EraseData: plainly("erase_data")}
