"""Mis límites: what may go to others per transfer and per day, lowered at once, raised a day later (D10, B33)."""

from __future__ import annotations

from banking.api import (
    ChangeLimit,
    ChannelLimits,
    GetLimits,
    Limit,
    LimitChange,
    LimitTooHigh,
    Money,
    NotAuthorised,
    QuoteChanged,
    QuoteLimit,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Fetch, Otp, Show
from dialogs.understanding.money import read_money

LIMIT: Slot[str] = Slot("limit", str)
AMOUNT: Slot[Money] = Slot("amount", Money)
CHANGE: Slot[LimitChange] = Slot("change", LimitChange)
DONE: Slot[LimitChange] = Slot("changed", LimitChange)


@reads()
def limits(_slots: Slots) -> GetLimits:
    """What counts now."""
    return GetLimits()


@reads(LIMIT, AMOUNT)
def quote(slots: Slots) -> QuoteLimit:
    """What would change, and from when."""
    return QuoteLimit(Limit(slots[LIMIT]), slots[AMOUNT])


@reads(CHANGE)
def order(slots: Slots) -> ChangeLimit:
    """Exactly what was reviewed."""
    return ChangeLimit(slots[CHANGE])


FLOW = Flow(
    "limits",
    "Mis límites",
    (
        Show("D10", "now", limits, ChannelLimits, exits={"change": "limit", "close": "done"}),
        Choose("B33", "limit", LIMIT, fixed=("operation", "day"), then="amount"),
        Ask("B33", "amount", AMOUNT, parse=read_money, then="change"),
        Fetch("B33", "change", CHANGE, query=quote, then="review", errors={LimitTooHigh: "amount"}),
        Confirm("B33", "review", shows=(CHANGE,), then="code", no="kept"),
        Otp("D4", "code", binds=(CHANGE,), then="save", expired="review", locked="locked"),
        Call(
            "B33",
            "save",
            ChangeLimit,
            make=order,
            into=DONE,
            then="saved",
            errors={LimitTooHigh: "amount", QuoteChanged: "change", NotAuthorised: "review"},
        ),
        End("B33", "saved", shows=(DONE,)),
        End("M140", "kept"),
        End("D10", "done"),
        End("D5", "locked"),
    ),
    version=1,
)
