"""7. Solicita tus productos: what there is, what it would cost or bring, asking for it, and how that stands (M134, B22)."""

from __future__ import annotations

from collections.abc import Callable

from banking.api import (
    AmortisationMethod,
    CaseStanding,
    DepositSimulation,
    GetOffers,
    ListCases,
    LoanSimulation,
    Money,
    OfferOutOfRange,
    Offers,
    Product,
    ProductRequested,
    RequestProduct,
    SimulateDeposit,
    SimulateLoan,
    TermOutOfRange,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, End, Errors, Fetch, Show, State
from dialogs.understanding.money import read_money
from dialogs.understanding.terms import read_days, read_months

CONSENT_VERSION = 1
"""Grows with every change of the words a request is agreed to with (`…-consent`)."""

OFFERS: Slot[Offers] = Slot("offers", Offers)
PRODUCT: Slot[str] = Slot("product", str)
AMOUNT: Slot[Money] = Slot("amount", Money)
MONTHS: Slot[int] = Slot("months", int)
DAYS: Slot[int] = Slot("days", int)
METHOD: Slot[str] = Slot("method", str)
REQUESTED: Slot[ProductRequested] = Slot("requested", ProductRequested)


@reads()
def offers(_slots: Slots) -> GetOffers:
    """What is offered today."""
    return GetOffers()


@reads(AMOUNT, MONTHS, METHOD)
def loan(slots: Slots) -> SimulateLoan:
    """What it would cost."""
    return SimulateLoan(slots[AMOUNT], slots[MONTHS], AmortisationMethod(slots[METHOD]))


@reads(AMOUNT, DAYS)
def deposit(slots: Slots) -> SimulateDeposit:
    """What it would bring."""
    return SimulateDeposit(slots[AMOUNT], slots[DAYS])


@reads(PRODUCT)
def ask_for_product(slots: Slots) -> RequestProduct:
    """A product without figures."""
    return RequestProduct(Product(slots[PRODUCT]), None, None, None, CONSENT_VERSION)


@reads(AMOUNT, MONTHS, METHOD)
def ask_for_loan(slots: Slots) -> RequestProduct:
    """The loan as it was simulated."""
    method = AmortisationMethod(slots[METHOD])
    return RequestProduct(Product.LOAN, slots[AMOUNT], slots[MONTHS], method, CONSENT_VERSION)


@reads(AMOUNT, DAYS)
def ask_for_deposit(slots: Slots) -> RequestProduct:
    """The deposit as it was simulated."""
    return RequestProduct(Product.DEPOSIT, slots[AMOUNT], slots[DAYS], None, CONSENT_VERSION)


@reads()
def my_cases(_slots: Slots) -> ListCases:
    """What the member asked for."""
    return ListCases()


FLOW = Flow(
    "product_request",
    "7. Solicita tus productos",
    (
        Fetch("M134", "offers", OFFERS, query=offers, then="what"),
        Choose(
            "M134",
            "what",
            PRODUCT,
            fixed=("savings", "deposit", "loan", "card", "mine"),
            then={
                "savings": "plain",
                "deposit": "deposit",
                "loan": "loan",
                "card": "plain",
                "mine": "mine",
            },
        ),
        End("M134", "plain", follow="ask_product", passes=(PRODUCT,)),
        End("M134", "deposit", follow="simulate_deposit"),
        End("M134", "loan", follow="simulate_loan"),
        End("M134", "mine", follow="my_cases"),
    ),
    version=1,
    needs_session=False,
)

LOAN_ERRORS: Errors = {OfferOutOfRange: "amount", TermOutOfRange: "months"}
LOAN = Flow(
    "simulate_loan",
    "Simulador de crédito",
    (
        Fetch("M134", "offers", OFFERS, query=offers, then="amount"),
        Ask("M134", "amount", AMOUNT, parse=read_money, then="months"),
        Ask("M134", "months", MONTHS, parse=read_months, then="method"),
        Choose("M134", "method", METHOD, fixed=("french", "german"), then="simulation"),
        Show(
            "M134",
            "simulation",
            loan,
            LoanSimulation,
            exits={"ask": "ask", "again": "again", "no": "done"},
            picture="loan_simulation",
            errors=LOAN_ERRORS,
        ),
        End("M134", "ask", follow="ask_loan", passes=(AMOUNT, MONTHS, METHOD)),
        End("M134", "again", follow="simulate_loan"),
        End("M6", "done"),
    ),
    version=1,
    needs_session=False,
)

DEPOSIT_ERRORS: Errors = {OfferOutOfRange: "amount", TermOutOfRange: "days"}
DEPOSIT = Flow(
    "simulate_deposit",
    "Simulador de póliza",
    (
        Fetch("M134", "offers", OFFERS, query=offers, then="amount"),
        Ask("M134", "amount", AMOUNT, parse=read_money, then="days"),
        Ask("M134", "days", DAYS, parse=read_days, then="simulation"),
        Show(
            "M134",
            "simulation",
            deposit,
            DepositSimulation,
            exits={"ask": "ask", "again": "again", "no": "done"},
            picture="deposit_simulation",
            errors=DEPOSIT_ERRORS,
        ),
        End("M134", "ask", follow="ask_deposit", passes=(AMOUNT, DAYS)),
        End("M134", "again", follow="simulate_deposit"),
        End("M6", "done"),
    ),
    version=1,
    needs_session=False,
)


def _asking(make: Callable[[Slots], RequestProduct]) -> tuple[State, ...]:
    """The end of every request: consent, the request, its number."""
    answers = {"accept": "ask", "decline": "declined"}
    return (
        Choose("M134", "consent", fixed=tuple(answers), then=answers),
        Call("M134", "ask", RequestProduct, make=make, into=REQUESTED, then="done"),
        End("M134", "done", shows=(REQUESTED,)),
        End("M134", "declined"),
    )


ASK_PRODUCT = Flow(
    "ask_product",
    "Solicitar un producto",
    (
        Choose("M134", "product", PRODUCT, fixed=("savings", "card"), then="consent"),
        *_asking(ask_for_product),
    ),
    version=1,
)
ASK_LOAN = Flow(
    "ask_loan",
    "Solicitar un crédito",
    (
        Ask("M134", "amount", AMOUNT, parse=read_money, then="months"),
        Ask("M134", "months", MONTHS, parse=read_months, then="method"),
        Choose("M134", "method", METHOD, fixed=("french", "german"), then="fits"),
        Show("M134", "fits", loan, LoanSimulation, then="consent", errors=LOAN_ERRORS),
        *_asking(ask_for_loan),
    ),
    version=1,
)
ASK_DEPOSIT = Flow(
    "ask_deposit",
    "Solicitar una póliza",
    (
        Ask("M134", "amount", AMOUNT, parse=read_money, then="days"),
        Ask("M134", "days", DAYS, parse=read_days, then="fits"),
        Show("M134", "fits", deposit, DepositSimulation, then="consent", errors=DEPOSIT_ERRORS),
        *_asking(ask_for_deposit),
    ),
    version=1,
)

MY_CASES = Flow(
    "my_cases",
    "Mis solicitudes y reclamos",
    (
        Show(
            "M134 B23", "list", my_cases, tuple[CaseStanding, ...], exits={"person": "person", "no": "done"}
        ),
        End("M134", "person", follow="contact"),
        End("M6", "done"),
    ),
    version=1,
)
