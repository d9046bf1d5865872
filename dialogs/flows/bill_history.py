"""Historial de Pagos (M116, M117, D19): every payment of a service, by hand or by itself, of one company or all; receipts again, a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from banking.api import (
    Company,
    GetPaidBill,
    ListPaidCompanies,
    NotFound,
    OrderPaidBills,
    Origin,
    PaidBill,
    PaidBills,
    PaidBillsTicket,
    PaymentHistory,
    PaymentId,
    RecentPaidBills,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Choose, End, Option, Show, State
from dialogs.flows.pay_service import every_company

WHICH: Slot[str] = Slot("which", str)
COMPANY: Slot[Company] = Slot("company", Company)
PAYMENT: Slot[PaymentId] = Slot("payment", PaymentId)
ORIGINS: Final = {"all": Origin.ALL, "hand": Origin.BY_HAND, "own": Origin.AUTOMATIC}


@reads(WHICH)
def of_origin(slots: Slots) -> PaymentHistory:
    """All payments, those the member made, or those that made themselves."""
    return PaymentHistory(ORIGINS[slots[WHICH]])


@reads(WHICH)
def newest_of_origin(slots: Slots) -> RecentPaidBills:
    """The newest of them."""
    return RecentPaidBills(ORIGINS[slots[WHICH]])


@reads(WHICH)
def sheet_of_origin(slots: Slots) -> OrderPaidBills:
    """All of them as a sheet."""
    return OrderPaidBills(ORIGINS[slots[WHICH]])


@reads()
def my_companies(_slots: Slots) -> ListPaidCompanies:
    """Whom anything was paid to."""
    return ListPaidCompanies()


@reads(COMPANY)
def of_company(slots: Slots) -> PaymentHistory:
    """All payments to one company."""
    return PaymentHistory(Origin.ALL, slots[COMPANY])


@reads(COMPANY)
def newest_of_company(slots: Slots) -> RecentPaidBills:
    """The newest of them."""
    return RecentPaidBills(Origin.ALL, slots[COMPANY])


@reads(COMPANY)
def sheet_of_company(slots: Slots) -> OrderPaidBills:
    """All of them as a sheet."""
    return OrderPaidBills(Origin.ALL, slots[COMPANY])


@reads()
def each_payment(found: Sequence[PaidBill], _slots: Slots) -> Sequence[Option]:
    """All that were found."""
    return [Option(each.id, each) for each in found]


@reads(PAYMENT)
def receipt(slots: Slots) -> GetPaidBill:
    """One payment as it stands."""
    return GetPaidBill(slots[PAYMENT])


def _seen(
    name: str,
    pages: Callable[[Slots], PaymentHistory],
    newest: Callable[[Slots], RecentPaidBills],
    sheet: Callable[[Slots], OrderPaidBills],
) -> tuple[State, ...]:
    """A list of payments, a receipt of one of them, and all of them as a sheet."""
    pick, proof, csv, more = f"pick_{name}", f"receipt_{name}", f"csv_{name}", f"more_{name}"
    return (
        Show(
            "M116 M117",
            name,
            pages,
            PaidBills,
            exits={"receipt": pick, "csv": csv, "no": "done"},
        ),
        Choose("M117", pick, PAYMENT, newest, each_payment, PaidBill, then=proof, empty="nothing"),
        Show("M117", proof, receipt, PaidBill, then=more, picture="paid_bill", errors={NotFound: pick}),
        Show("M117", csv, sheet, PaidBillsTicket, then=more, picture="paid_bills"),
        Choose("M6", more, fixed=("list", "no"), then={"list": name, "no": "done"}),
    )


STATES = (
    Choose(
        "M116",
        "which",
        WHICH,
        fixed=(*ORIGINS, "company"),
        then={**dict.fromkeys(ORIGINS, "origin"), "company": "company"},
    ),
    *_seen("origin", of_origin, newest_of_origin, sheet_of_origin),
    Choose(
        "M116", "company", COMPANY, my_companies, every_company, Company, then="one_company", empty="nothing"
    ),
    *_seen("one_company", of_company, newest_of_company, sheet_of_company),
    End("M6", "done"),
    End("M116", "nothing"),
)
FLOW = Flow("bill_history", "Historial de Pagos", STATES, version=2)
