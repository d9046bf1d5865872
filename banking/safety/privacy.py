"""Rights over personal data: what needs people becomes a case, what a member may do alone happens at once (LOPDP)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banking.codes.summary import Summaries, plainly
from banking.people.chats import unlink
from banking.requests import RequestData, UnlinkChat
from banking.safety import cases
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.values import CaseOpened
    from banking.work import Order


async def request_data(order: Order, command: RequestData) -> CaseOpened:
    """Handle `RequestData`."""
    detail = None if command.words is None else cases.said(words=command.words)
    opened = await cases.open_case(order, f"data_{command.right.value}", order.owner, detail=detail)
    return opened.told


async def unlink_chat(order: Order, _command: UnlinkChat) -> None:
    """Handle `UnlinkChat`: the code was consumed already."""
    await unlink(order, order.owner)


COMMANDS: Final[Handlers] = {RequestData: request_data, UnlinkChat: unlink_chat}
SUMMARIES: Final[Summaries] = {UnlinkChat: plainly("unlink_chat")}
