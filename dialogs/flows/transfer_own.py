"""Transferencias a mis cuentas (M74-M78): between the member's own accounts, at no cost, confirmed with a code."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    Account,
    AccountRef,
    AccountUnavailable,
    AmountOutOfRange,
    InsufficientFunds,
    Money,
    NotAuthorised,
    NotFound,
    OwnTransfer,
    Quote,
    QuoteOwnTransfer,
    Receipt,
    SameAccount,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Fetch, Option, Otp
from dialogs.flows.products import in_use, my_accounts, with_funds
from dialogs.understanding.answers import read_short_text
from dialogs.understanding.money import read_money

SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
TARGET: Slot[AccountRef] = Slot("target", AccountRef)
AMOUNT: Slot[Money] = Slot("amount", Money)
REFERENCE: Slot[str | None] = Slot("reference", str | None)
QUOTE: Slot[Quote] = Slot("quote", Quote)
RECEIPT: Slot[Receipt] = Slot("receipt", Receipt)
OPERATION = (SOURCE, TARGET, AMOUNT, REFERENCE, QUOTE)

QUOTE_REFUSALS = {
    NotFound: "source",
    SameAccount: "target",
    AccountUnavailable: "source",
    AmountOutOfRange: "amount",
    InsufficientFunds: "amount",
}
REFUSALS = {**QUOTE_REFUSALS, NotAuthorised: "review"}


@reads()
def that_pay(accounts: Sequence[Account], slots: Slots) -> Sequence[Option]:
    """Those with funds; none when there is nowhere else to move it (D11)."""
    return with_funds(accounts, slots) if len(in_use(accounts, slots)) > 1 else []


@reads(SOURCE)
def other_accounts(accounts: Sequence[Account], slots: Slots) -> Sequence[Option]:
    """Every account that can receive, but the one that pays (M76)."""
    return [Option(each.ref, each) for each in accounts if each.can_pay and each.ref.id != slots[SOURCE].id]


@reads(SOURCE, TARGET, AMOUNT)
def quote(slots: Slots) -> QuoteOwnTransfer:
    """What it would cost."""
    return QuoteOwnTransfer(slots[SOURCE], slots[TARGET], slots[AMOUNT])


@reads(*OPERATION)
def order(slots: Slots) -> OwnTransfer:
    """Exactly what was reviewed."""
    return OwnTransfer(slots[SOURCE], slots[TARGET], slots[AMOUNT], slots[REFERENCE], slots[QUOTE])


STATES = (
    Choose("M75", "source", SOURCE, my_accounts, that_pay, Account, then="target", empty="no_accounts"),
    Choose("M76", "target", TARGET, my_accounts, other_accounts, Account, then="amount", empty="no_accounts"),
    Ask("M77", "amount", AMOUNT, parse=read_money, then="quote"),
    Fetch("M78", "quote", QUOTE, query=quote, then="reference", errors=QUOTE_REFUSALS),
    Ask("M77", "reference", REFERENCE, parse=read_short_text, then="review", optional=True),
    Confirm("M78", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("M78", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M78",
        "execute",
        OwnTransfer,
        make=order,
        into=RECEIPT,
        then="done",
        errors=REFUSALS,
        unknown="pending",
    ),
    End("M6", "done", shows=(RECEIPT,), document=("receipt", RECEIPT)),
    End("M140", "cancelled"),
    End("M75", "no_accounts"),
    End("D5", "locked"),
    End("M78", "pending"),
)
FLOW = Flow("transfer_own", "Transferencias a mis Cuentas", STATES, version=2)
