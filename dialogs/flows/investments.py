"""Inversiones (M72): the columns of M27, and what a deposit will bring (D15). Nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    GetInvestment,
    Investment,
    InvestmentDetail,
    InvestmentRef,
    ListInvestments,
    NotFound,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Choose, End, Option, Show

INVESTMENT: Slot[InvestmentRef] = Slot("investment", InvestmentRef)


@reads()
def my_investments(_slots: Slots) -> ListInvestments:
    """The member's term deposits."""
    return ListInvestments()


@reads()
def every_investment(investments: Sequence[Investment], _slots: Slots) -> Sequence[Option]:
    """All of them, also those that have matured."""
    return [Option(each.ref, each) for each in investments]


@reads(INVESTMENT)
def detail(slots: Slots) -> GetInvestment:
    """What it earned and will bring."""
    return GetInvestment(slots[INVESTMENT])


STATES = (
    Choose(
        "M72",
        "investment",
        INVESTMENT,
        my_investments,
        every_investment,
        Investment,
        then="detail",
        empty="no_investments",
    ),
    Show(
        "M27 M72",
        "detail",
        detail,
        InvestmentDetail,
        exits={"no": "done"},
        errors={NotFound: "investment"},
    ),
    End("M6", "done"),
    End("M72", "no_investments"),
)
FLOW = Flow("investments", "Inversiones", STATES, version=1)
