"""Pago de tarjetas of the house: which card, from where, how much, sure, code, paid (M118-M124, D13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from banking.api import (
    Account,
    AccountRef,
    AccountUnavailable,
    AmountOutOfRange,
    CardPaymentQuote,
    CardPaymentReceipt,
    CreditCard,
    InsufficientFunds,
    Money,
    NotAuthorised,
    NotFound,
    PayCard,
    QuoteCardPayment,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, Decide, End, Errors, Fetch, Option, Otp
from dialogs.flows.cards import CARD, credit_card, credit_cards, each_credit_card
from dialogs.flows.products import my_accounts, with_funds
from dialogs.understanding.money import read_money


class Preset(StrEnum):
    """What members usually pay (M124, D13)."""

    MINIMUM = "minimum"
    STATEMENT = "statement"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A preset with its amount now."""

    preset: Preset
    amount: Money


SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
AMOUNT: Slot[Money] = Slot("amount", Money)
QUOTE: Slot[CardPaymentQuote] = Slot("quote", CardPaymentQuote)
RECEIPT: Slot[CardPaymentReceipt] = Slot("receipt", CardPaymentReceipt)
OPERATION = (SOURCE, CARD, AMOUNT, QUOTE)
QUOTE_REFUSALS: Errors = {
    NotFound: "card",
    AccountUnavailable: "source",
    AmountOutOfRange: "amount",
    InsufficientFunds: "amount",
}
YesNo = Literal["yes", "no"]


@reads()
def presets(card: CreditCard, _slots: Slots) -> Sequence[Option]:
    """The minimum and the total of the statement, and all that is owed now; equal ones once."""
    wanted = (
        Suggested(Preset.MINIMUM, card.minimum),
        Suggested(Preset.STATEMENT, card.statement_total),
        Suggested(Preset.EVERYTHING, card.revolving),
    )
    found: dict[Money, Option] = {}
    for each in wanted:
        if each.amount > Money(0):
            found.setdefault(each.amount, Option(each.amount, each))
    return list(found.values())


@reads(SOURCE, CARD, AMOUNT)
def quote(slots: Slots) -> QuoteCardPayment:
    """What it would do."""
    return QuoteCardPayment(slots[SOURCE], slots[CARD], slots[AMOUNT])


@reads(QUOTE)
def pays_too_much(slots: Slots) -> YesNo:
    """Above what is owed only if the member means it (D13)."""
    return "yes" if slots[QUOTE].in_favour > Money(0) else "no"


@reads(*OPERATION)
def order(slots: Slots) -> PayCard:
    """Exactly what was reviewed."""
    return PayCard(slots[SOURCE], slots[CARD], slots[AMOUNT], slots[QUOTE])


STATES = (
    Choose(
        "M118 M119 M121",
        "card",
        CARD,
        credit_cards,
        each_credit_card,
        CreditCard,
        then="source",
        empty="no_cards",
    ),
    Choose("M121", "source", SOURCE, my_accounts, with_funds, Account, then="amount", empty="no_funds"),
    Choose(
        "M122 M124",
        "amount",
        AMOUNT,
        credit_card,
        presets,
        Suggested,
        then="quote",
        empty="nothing_owed",
        errors={NotFound: "card"},
        exits={"other": "other"},
    ),
    Choose("M122", "nothing_owed", fixed=("other", "no"), then={"other": "other", "no": "cancelled"}),
    Ask("M122", "other", AMOUNT, parse=read_money, then="quote"),
    Fetch("M122", "quote", QUOTE, query=quote, then="excess", errors=QUOTE_REFUSALS),
    Decide("D13", "excess", on=pays_too_much, exits={"yes": "in_favour", "no": "review"}),
    Choose("D13", "in_favour", fixed=("yes", "no"), then={"yes": "review", "no": "cancelled"}),
    Confirm("M121", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("D4", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M122",
        "execute",
        PayCard,
        make=order,
        into=RECEIPT,
        then="done",
        errors={**QUOTE_REFUSALS, NotAuthorised: "review"},
        unknown="pending",
    ),
    End("M6", "done", shows=(RECEIPT,), document=("card_payment", RECEIPT)),
    End("M140", "cancelled"),
    End("M127", "no_cards"),
    End("M121", "no_funds"),
    End("D5", "locked"),
    End("M122", "pending"),
)
FLOW = Flow("card_payment", "4. Pago Tarjetas", STATES, version=1)
