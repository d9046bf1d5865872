"""A copy of what is held: granted by a code, ordered under that grant, drawn from the bank when the file is sent (LOPDP art. 13)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from banking import tickets
from banking.codes.summary import Summaries, plainly
from banking.ledger.tables import operation
from banking.messages import emails
from banking.people.members import person_of
from banking.privacy.holding import everything
from banking.refusals import NotFound
from banking.requests import ExportData, OrderMyData
from banking.values import DataGranted, DataOrder, DataTicket, MyData
from banking.work import Handlers, MemberId, Work

if TYPE_CHECKING:
    from banking.work import Order

TICKET: Final = timedelta(days=1)


async def export_data(order: Order, _command: ExportData) -> DataGranted:
    """Handle `ExportData`: the code was consumed already; the mail says so by the second channel (S38)."""
    await emails.post_details(order, order.owner, emails.DATA_EXPORTED, {})
    until = order.now + timedelta(seconds=order.policy.data_grant_seconds)
    return DataGranted(order.operation, until)


async def order_my_data(work: Work, query: OrderMyData) -> DataTicket | NotFound:
    """Handle `OrderMyData`. What the caller believes of its grant is not believed: the operation is looked up."""
    granted = select(operation.c.answered_at).where(
        operation.c.id == query.granted.operation,
        operation.c.member_id == work.owner,
        operation.c.command == ExportData.__name__,
        operation.c.chat_id == work.caller.chat_id,
    )
    at = await work.conn.scalar(granted)
    if at is None or work.now >= at + timedelta(seconds=work.policy.data_grant_seconds):
        return NotFound()
    moment = work.now.replace(microsecond=0)
    order = DataOrder(work.owner, moment, moment + TICKET)
    return DataTicket(order, tickets.seal(work, order))


async def carry_out(work: Work, ticket: DataTicket) -> MyData | None:
    """The copy a ticket is for; None where the bank did not seal it or it has expired."""
    order = ticket.order
    if not tickets.stands(work, ticket):
        return None
    member = MemberId(order.member)
    mine = Work(work.conn, work.caller, member, work.now, work.keys, work.policy)
    person = await person_of(work.conn, work.keys, member)
    return MyData(person.name, order.at, await everything(mine, person))


QUERIES: Final[Handlers] = {OrderMyData: order_my_data}
COMMANDS: Final[Handlers] = {ExportData: export_data}
SUMMARIES: Final[Summaries] = {ExportData: plainly("export_data")}
