"""Call-backs: cases with a day and an hour of the desk's calendar, for a person to call the registered phone (desk.md 8)."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from banking.clock import GUAYAQUIL
from banking.desk import hours
from banking.people.chats import linked_member
from banking.people.contact import mask_phone
from banking.people.members import person_of
from banking.refusals import ChatNotLinked, NotFound
from banking.requests import BookCall, ListCallWindows
from banking.safety import cases, freezing
from banking.safety.tables import case
from banking.values import CallBooked, CallWindow
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.policy import Policy
    from banking.work import MemberId, Order, Work

CALLBACK: Final = "callback"
"""The kind of case."""
NOTICE: Final = timedelta(hours=1)
"""How long before its beginning a window can no longer be chosen."""


async def list_windows(work: Work, _query: ListCallWindows) -> tuple[CallWindow, ...] | ChatNotLinked:
    """Handle `ListCallWindows`."""
    if await linked_member(work.conn, work.caller.chat_id) is None:
        return ChatNotLinked()
    return windows(work.policy, work.now)


def windows(policy: Policy, now: datetime) -> tuple[CallWindow, ...]:
    """The halves of the desk's coming intervals, as many as are offered at once."""
    found: list[CallWindow] = []
    today = now.astimezone(GUAYAQUIL).date()
    for days in range(hours.LOOKED_AHEAD_DAYS):
        for begins, ends in hours.intervals(policy, today + timedelta(days=days)):
            middle = begins + (ends - begins) / 2
            halves = (CallWindow(begins, middle), CallWindow(middle, ends))
            found += [half for half in halves if half.begins >= now + NOTICE]
    return tuple(found[: policy.call_windows])


async def book(order: Order, command: BookCall) -> CallBooked | ChatNotLinked | NotFound:
    """Handle `BookCall`."""
    member = await linked_member(order.conn, order.caller.chat_id)
    if member is None:
        return ChatNotLinked()
    await freezing.hold(order.conn, member)
    before = await _standing(order, member)
    if before is not None:
        return before
    wanted = command.window
    on_offer = [each for each in windows(order.policy, order.now) if each.begins == wanted.begins]
    if not on_offer or on_offer[0].ends != wanted.ends:
        return NotFound()
    told = {"day": f"{wanted.day:%d/%m/%Y}", "part": wanted.hours, "words": command.words}
    opened = await cases.open_case(order, CALLBACK, member, detail=cases.said(**told), due=wanted.ends)
    phone = await _phone(order, member)
    return CallBooked(opened.told.number, order.now, wanted, phone, already=False)


async def _standing(order: Order, member: MemberId) -> CallBooked | None:
    """The call that was asked for before and not made yet."""
    mine = (case.c.member_id == member, case.c.kind == CALLBACK, case.c.state != "closed")
    row = (await order.conn.execute(select(case).where(*mine))).first()
    if row is None:
        return None
    said = json.loads(order.keys.open(cases.place(row.number), row.detail))
    begins = datetime.strptime(f"{said['day']} {said['part'][:5]}", "%d/%m/%Y %H:%M").replace(
        tzinfo=GUAYAQUIL
    )
    window = CallWindow(begins, row.due_at)
    return CallBooked(row.number, row.opened_at, window, await _phone(order, member), already=True)


async def _phone(order: Order, member: MemberId) -> str:
    return mask_phone((await person_of(order.conn, order.keys, member)).phone)


QUERIES: Final[Handlers] = {ListCallWindows: list_windows}
COMMANDS: Final[Handlers] = {BookCall: book}
