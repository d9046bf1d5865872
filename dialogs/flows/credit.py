"""Crédito (M65-M71): a loan's next payment, its instalments in the chat, its whole table as a file."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    AmortisationTable,
    GetAmortisation,
    GetLoan,
    ListLoans,
    Loan,
    LoanDetail,
    LoanRef,
    NotFound,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Choose, End, Errors, Option, Show

LOAN: Slot[LoanRef] = Slot("loan", LoanRef)
GONE: Errors = {NotFound: "loan"}


@reads()
def my_loans(_slots: Slots) -> ListLoans:
    """The member's loans."""
    return ListLoans()


@reads()
def every_loan(loans: Sequence[Loan], _slots: Slots) -> Sequence[Option]:
    """All of them, also those paid off."""
    return [Option(loan.ref, loan) for loan in loans]


@reads(LOAN)
def detail(slots: Slots) -> GetLoan:
    """What it asks next."""
    return GetLoan(slots[LOAN])


@reads(LOAN)
def unpaid(slots: Slots) -> GetAmortisation:
    """What is still to be paid."""
    return GetAmortisation(slots[LOAN], unpaid_only=True)


@reads(LOAN)
def whole(slots: Slots) -> GetAmortisation:
    """From the first instalment to the last."""
    return GetAmortisation(slots[LOAN], unpaid_only=False)


STATES = (
    Choose("M65", "loan", LOAN, my_loans, every_loan, Loan, then="detail", empty="no_loans"),
    Show(
        "M66",
        "detail",
        detail,
        LoanDetail,
        exits={"instalments": "instalments", "table": "table", "no": "done"},
        errors=GONE,
    ),
    Show(
        "M68 M69 M70 M71",
        "instalments",
        unpaid,
        AmortisationTable,
        exits={"table": "table", "no": "done"},
        errors=GONE,
    ),
    Show("M67 M68", "table", whole, AmortisationTable, then="sent", picture="amortisation", errors=GONE),
    End("M67", "sent"),
    End("M6", "done"),
    End("M65", "no_loans"),
)
FLOW = Flow("credit", "Crédito", STATES, version=1)
