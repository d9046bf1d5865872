"""Measures a person at the desk takes for a member: cards and payments are frozen, a lost phone is cut off, a freeze is lifted (S38).

All of them take something away from whoever holds the phone, but lifting: that needs a proved identity. No money moves.
Each has a reason, is in the trail and in the thread, and is told to the member in the chat and by e-mail.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from banking.cards.switches import freeze_all
from banking.desk.agents import Person
from banking.messages import emails
from banking.messages.notices import notify
from banking.people.chats import cut_off
from banking.people.sessions import end_sessions
from banking.safety import cases, freezing
from banking.safety.agents import release
from banking.safety.stopping import stop_everything
from banking.values import FrozenByPerson, Measure, MeasureTaken, News, OperationId
from banking.work import MemberId, Order, Work

DESK_FREEZE: Final = "desk_freeze"
"""The kind of case behind a freeze that a person began."""


DONE: Final[Mapping[Measure, str]] = {
    Measure.FREEZE_CARDS: "Congeló las tarjetas",
    Measure.FREEZE_OUTGOING: "Bloqueó las salidas de dinero",
    Measure.UNLINK: "Desvinculó el chat",
    Measure.LIFT: "Desbloqueó las salidas de dinero",
}
"""How a measure stands in a thread or a case, for colleagues."""


@dataclass(frozen=True, slots=True)
class Done:
    """The measure is in force; `case` where it has one, `count` of what it stopped or froze."""

    case: str | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """It was so before: no active card, no chat, nothing frozen."""


@dataclass(frozen=True, slots=True)
class NotVerified:
    """Only a member who has just proved who they are gets a freeze lifted."""


@dataclass(frozen=True, slots=True)
class NoReason:
    """Measures need a reason."""


def order_for(work: Work, member: MemberId) -> Order:
    """What a person does in a member's name, as the parts of the bank take orders: no code, no session."""
    operation = OperationId(uuid4())
    return Order(
        work.conn, work.caller, member, work.now, work.keys, work.policy, operation, None, operation.bytes
    )


async def take(order: Order, measure: Measure, why: str) -> Done | NothingToDo:
    """Take a measure against whoever uses the member's channel now; lifting is another function's."""
    await freezing.hold(order.conn, order.owner)
    done = await _TAKEN[measure](order, why)
    if isinstance(done, Done):
        await _tell(order, measure, done)
    return done


async def lift(order: Order, me: Person) -> Done | NothingToDo:
    """Let money leave again, and close the case behind it. Who asks has proved who they are."""
    await freezing.hold(order.conn, order.owner)
    frozen = await freezing.outgoing_frozen(order.conn, order.owner)
    if frozen is None or not await release(order.conn, order.keys, frozen.case, str(me.id), order.now):
        return NothingToDo()
    done = Done(frozen.case)
    await _tell(order, Measure.LIFT, done)
    return done


async def _freeze_outgoing(order: Order, why: str) -> Done | NothingToDo:
    if await freezing.outgoing_frozen(order.conn, order.owner) is not None:
        return NothingToDo()
    stopped = await stop_everything(order, order.owner)
    await end_sessions(order.conn, order.owner, order.now)
    opened = await cases.open_case(order, DESK_FREEZE, order.owner, detail=cases.said(reason=why))
    await freezing.begin(order.conn, order.owner, opened.id, order.now)
    return Done(opened.told.number, stopped)


async def _freeze_cards(order: Order, why: str) -> Done | NothingToDo:
    del why
    frozen = await freeze_all(order)
    return Done(count=len(frozen)) if frozen else NothingToDo()


async def _unlink(order: Order, why: str) -> Done | NothingToDo:
    del why
    return Done() if await cut_off(order, order.owner) else NothingToDo()


Take = Callable[[Order, str], Awaitable[Done | NothingToDo]]
_TAKEN: Final[Mapping[Measure, Take]] = {
    Measure.FREEZE_CARDS: _freeze_cards,
    Measure.FREEZE_OUTGOING: _freeze_outgoing,
    Measure.UNLINK: _unlink,
}
_MAILED: Final[Mapping[Measure, str]] = {
    Measure.FREEZE_OUTGOING: "bloqueamos las salidas de dinero de sus cuentas y cancelamos lo que aún no se había enviado",
    Measure.UNLINK: "desvinculamos su chat de Telegram, que ya no tiene acceso a sus cuentas",
}
"""What the e-mail says; the other measures send e-mails of their own."""


async def _tell(order: Order, measure: Measure, done: Done) -> None:
    news: News = MeasureTaken(measure, order.now)
    if measure is Measure.FREEZE_OUTGOING:
        news = FrozenByPerson(done.case or "", done.count, order.now)
    await notify(order.conn, order.keys, order.owner, news, order.now)
    if measure in _MAILED:
        given = {"measure": _MAILED[measure], "case": done.case or ""}
        await emails.post_details(order, order.owner, emails.DESK_MEASURE, given)
