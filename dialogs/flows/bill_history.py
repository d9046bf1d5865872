"""Historial de Pagos (M116, M117, D19): every payment of a service, by hand or by itself, of one company or all; receipts again, a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from banking.api import (
    Company,
    GetPaidBill,
    ListPaidCompanies,
    ListPaidMonths,
    Month,
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
from dialogs.engine.states import AnySlot, Choose, End, Option, Show, State, as_found
from dialogs.flows.services import by_any_name

WHICH: Slot[str] = Slot("which", str)
COMPANY: Slot[Company] = Slot("company", Company)
MONTH: Slot[Month] = Slot("month", Month)
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
def months_of_origin(slots: Slots) -> ListPaidMonths:
    """When they were made."""
    return ListPaidMonths(ORIGINS[slots[WHICH]])


@reads(WHICH, MONTH)
def of_origin_in_month(slots: Slots) -> RecentPaidBills:
    """Those of a month."""
    return RecentPaidBills(ORIGINS[slots[WHICH]], None, slots[MONTH])


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
def months_of_company(slots: Slots) -> ListPaidMonths:
    """When they were made."""
    return ListPaidMonths(Origin.ALL, slots[COMPANY])


@reads(COMPANY, MONTH)
def of_company_in_month(slots: Slots) -> RecentPaidBills:
    """Those of a month."""
    return RecentPaidBills(Origin.ALL, slots[COMPANY], slots[MONTH])


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
    months: Callable[[Slots], ListPaidMonths],
    of_month: Callable[[Slots], RecentPaidBills],
    sheet: Callable[[Slots], OrderPaidBills],
    passes: tuple[AnySlot, ...],
) -> tuple[State, ...]:
    """A list of payments, a receipt of one of them, and all of them as a sheet; and the list anew, for another receipt."""
    pick, month, in_month = f"pick_{name}", f"month_{name}", f"pick_month_{name}"
    proof, csv, more, anew = f"receipt_{name}", f"csv_{name}", f"more_{name}", f"anew_{name}"
    return (
        Show(
            "M116 M117",
            name,
            pages,
            PaidBills,
            exits={"receipt": pick, "csv": csv, "no": "done"},
        ),
        Choose(
            "M117",
            pick,
            PAYMENT,
            newest,
            each_payment,
            PaidBill,
            then=proof,
            empty="nothing",
            exits={"other_month": month},
        ),
        Choose("M117", month, MONTH, months, as_found, Month, then=in_month, empty="nothing"),
        Choose("M117", in_month, PAYMENT, of_month, each_payment, PaidBill, then=proof, empty="nothing"),
        Show("M117", proof, receipt, PaidBill, then=more, picture="paid_bill", errors={NotFound: pick}),
        Show("M117", csv, sheet, PaidBillsTicket, then=more, picture="paid_bills"),
        Choose("M6", more, fixed=("list", "no"), then={"list": anew, "no": "done"}),
        End("M116", anew, follow="bill_history", passes=passes),
    )


STATES = (
    Choose(
        "M116",
        "which",
        WHICH,
        fixed=(*ORIGINS, "company"),
        then={**dict.fromkeys(ORIGINS, "origin"), "company": "company"},
    ),
    *_seen(
        "origin", of_origin, newest_of_origin, months_of_origin, of_origin_in_month, sheet_of_origin, (WHICH,)
    ),
    Choose(
        "M116", "company", COMPANY, my_companies, by_any_name, Company, then="one_company", empty="nothing"
    ),
    *_seen(
        "one_company",
        of_company,
        newest_of_company,
        months_of_company,
        of_company_in_month,
        sheet_of_company,
        (WHICH, COMPANY),
    ),
    End("M6", "done"),
    End("M116", "nothing"),
)
FLOW = Flow("bill_history", "Historial de Pagos", STATES, version=3)
