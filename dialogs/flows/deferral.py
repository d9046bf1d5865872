"""Diferido de consumos: choose, simulate, compare, agree; and what is being deferred (M125-M132, D14)."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    CardStatus,
    CardUnavailable,
    CreditCard,
    Defer,
    Deferral,
    DeferralOutOfRange,
    DeferralPlan,
    DeferralQuote,
    DeferralReceipt,
    DeferralRef,
    GetDeferral,
    ListDeferrable,
    ListDeferrals,
    ListTerms,
    Money,
    NotAuthorised,
    NotFound,
    PlanDeferral,
    Purchase,
    PurchaseRef,
    PurchaseUnavailable,
    QuoteDeferral,
    TermNotAllowed,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    ChooseMany,
    Confirm,
    End,
    Errors,
    Fetch,
    Option,
    Otp,
    Show,
)
from dialogs.flows.cards import CARD, credit_cards, each_credit_card
from dialogs.understanding.money import read_money

PURCHASES: Slot[tuple[PurchaseRef, ...]] = Slot("purchases", tuple[PurchaseRef, ...])
AMOUNT: Slot[Money] = Slot("amount", Money)
MONTHS: Slot[int] = Slot("months", int)
QUOTE: Slot[DeferralQuote] = Slot("quote", DeferralQuote)
RECEIPT: Slot[DeferralReceipt] = Slot("receipt", DeferralReceipt)
DEFERRAL: Slot[DeferralRef] = Slot("deferral", DeferralRef)
OPERATION = (CARD, PURCHASES, AMOUNT, MONTHS, QUOTE)

GONE: Errors = {NotFound: "card", CardUnavailable: "card"}
CHANGED: Errors = {**GONE, PurchaseUnavailable: "purchases", DeferralOutOfRange: "amount"}
REFUSALS: Errors = {**CHANGED, TermNotAllowed: "months"}


@reads()
def working_cards(cards: Sequence[CreditCard], _slots: Slots) -> Sequence[Option]:
    """Cards whose purchases can be deferred."""
    return [Option(card.ref, card) for card in cards if card.status is CardStatus.ACTIVE]


@reads(CARD)
def purchases(slots: Slots) -> ListDeferrable:
    """What can be deferred."""
    return ListDeferrable(slots[CARD])


@reads()
def each_purchase(found: Sequence[Purchase], _slots: Slots) -> Sequence[Option]:
    """Newest first."""
    return [Option(purchase.ref, purchase) for purchase in found]


@reads(PURCHASES)
def all_of_it(_found: Sequence[Purchase], slots: Slots) -> Sequence[Option]:
    """Everything that was chosen, as one button."""
    whole = Money(sum(purchase.amount.cents for purchase in slots[PURCHASES]))
    return [Option(whole, whole)]


@reads(CARD, PURCHASES, AMOUNT)
def terms(slots: Slots) -> ListTerms:
    """Every term side by side."""
    return ListTerms(slots[CARD], slots[PURCHASES], slots[AMOUNT])


@reads()
def each_term(quotes: Sequence[DeferralQuote], _slots: Slots) -> Sequence[Option]:
    """Shortest first."""
    return [Option(quote.months, quote) for quote in quotes]


@reads(CARD, PURCHASES, AMOUNT, MONTHS)
def quote(slots: Slots) -> QuoteDeferral:
    """What the chosen term costs."""
    return QuoteDeferral(slots[CARD], slots[PURCHASES], slots[AMOUNT], slots[MONTHS])


@reads(CARD, PURCHASES, AMOUNT, MONTHS)
def schedule(slots: Slots) -> PlanDeferral:
    """Its quotas."""
    return PlanDeferral(slots[CARD], slots[PURCHASES], slots[AMOUNT], slots[MONTHS])


@reads(*OPERATION)
def order(slots: Slots) -> Defer:
    """Exactly what was reviewed."""
    return Defer(slots[CARD], slots[PURCHASES], slots[AMOUNT], slots[MONTHS], slots[QUOTE])


STATES = (
    Show("M125 M126", "cards", credit_cards, tuple[CreditCard, ...], then="card"),
    Choose("M128", "card", CARD, credit_cards, working_cards, CreditCard, then="purchases", empty="no_cards"),
    ChooseMany(
        "M129", "purchases", PURCHASES, purchases, each_purchase, Purchase, "amount", "nothing", errors=GONE
    ),
    Choose(
        "M130",
        "amount",
        AMOUNT,
        purchases,
        all_of_it,
        Money,
        then="months",
        empty="nothing",
        errors=GONE,
        exits={"part": "part"},
    ),
    Ask("M130", "part", AMOUNT, parse=read_money, then="months"),
    Choose(
        "M130",
        "months",
        MONTHS,
        terms,
        each_term,
        DeferralQuote,
        then="quote",
        empty="too_little",
        errors=CHANGED,
    ),
    Fetch("M130", "quote", QUOTE, query=quote, then="simulation", errors=REFUSALS),
    Show("M130", "simulation", schedule, DeferralPlan, then="review", picture="deferral", errors=REFUSALS),
    Confirm("M131", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("D4", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M131 M132",
        "execute",
        Defer,
        make=order,
        into=RECEIPT,
        then="done",
        errors={**REFUSALS, NotAuthorised: "review"},
        unknown="pending",
    ),
    End("M131 M132", "done", shows=(RECEIPT,), document=("deferral_schedule", RECEIPT)),
    End("M127", "no_cards"),
    End("M127", "nothing"),
    End("D14", "too_little"),
    End("M140", "cancelled"),
    End("D5", "locked"),
    End("M131", "pending"),
)
NEW = Flow("deferral", "5. Diferido de tarjetas", STATES, version=1)


@reads(CARD)
def current(slots: Slots) -> ListDeferrals:
    """What is being deferred."""
    return ListDeferrals(slots[CARD])


@reads()
def each_deferral(found: Sequence[Deferral], _slots: Slots) -> Sequence[Option]:
    """Newest first."""
    return [Option(deferral.ref, deferral) for deferral in found]


@reads(CARD, DEFERRAL)
def one_deferral(slots: Slots) -> GetDeferral:
    """Its quotas."""
    return GetDeferral(slots[CARD], slots[DEFERRAL])


CURRENT = Flow(
    "deferrals",
    "Mis diferidos",
    (
        Choose(
            "M128", "card", CARD, credit_cards, each_credit_card, CreditCard, then="deferral", empty="none"
        ),
        Choose(
            "M132",
            "deferral",
            DEFERRAL,
            current,
            each_deferral,
            Deferral,
            then="schedule",
            empty="none",
            errors={NotFound: "card"},
        ),
        Show(
            "M132",
            "schedule",
            one_deferral,
            DeferralPlan,
            exits={"no": "done"},
            errors={NotFound: "deferral"},
        ),
        End("M132", "done"),
        End("M127", "none"),
    ),
    version=1,
)
