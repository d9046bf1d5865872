"""The cards' requests and who handles them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from banking.cards.deferrals import (
    defer,
    get_deferral,
    list_deferrable,
    list_deferrals,
    list_terms,
    plan_deferral,
    quote_deferral,
)
from banking.cards.paying import pay_card, quote_card_payment
from banking.cards.paying_others import pay_other_card, quote_other_card
from banking.cards.pins import change_pin, check_pin, recover_pin
from banking.cards.reading import (
    get_credit_card,
    get_debit_card,
    list_cards,
    list_credit_cards,
    list_debit_cards,
)
from banking.cards.saved import (
    check_card_change,
    digits_of,
    edit_card,
    get_typed_number,
    list_saved_cards,
    remove_card,
    save_card,
    summarise_new,
)
from banking.cards.switches import block_card, freeze_card, unfreeze_card
from banking.cards.tables import card
from banking.codes.summary import Summaries, Summarise, Summary
from banking.requests import (
    BlockCard,
    ChangePin,
    CheckCardChange,
    CheckPin,
    Defer,
    EditCard,
    FreezeCard,
    GetCreditCard,
    GetDebitCard,
    GetDeferral,
    GetTypedNumber,
    ListCards,
    ListCreditCards,
    ListDebitCards,
    ListDeferrable,
    ListDeferrals,
    ListSavedCards,
    ListTerms,
    PayCard,
    PayOtherCard,
    PlanDeferral,
    QuoteCardPayment,
    QuoteDeferral,
    QuoteOtherCard,
    RecoverPin,
    RemoveCard,
    SaveCard,
    UnfreezeCard,
)
from banking.work import Handlers

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import MemberId

    OnSaved = EditCard | RemoveCard | PayOtherCard
    OnCard = ChangePin | RecoverPin | FreezeCard | UnfreezeCard | BlockCard | Defer | PayCard


def naming_the_card(action: str, cents: Callable[[Any], int] | None = None) -> Summarise:
    """The summary of a command about one card: its last digits, if it is this member's."""

    async def summarise(conn: AsyncConnection, member: MemberId | None, command: OnCard) -> Summary:
        mine = select(card.c.last4).where(card.c.id == command.card.id, card.c.member_id == member)
        amount = None if cents is None else cents(command)
        return Summary(action, amount, f"****{await conn.scalar(mine) or '????'}")

    return summarise


def naming_the_saved(action: str, cents: Callable[[Any], int | None]) -> Summarise:
    """The summary of a command about a card of another bank."""

    async def summarise(conn: AsyncConnection, member: MemberId | None, command: OnSaved) -> Summary:
        return Summary(action, cents(command), await digits_of(conn, member, command.card.id))

    return summarise


QUERIES: Final[Handlers] = {
    ListCards: list_cards,
    ListDebitCards: list_debit_cards,
    ListCreditCards: list_credit_cards,
    GetDebitCard: get_debit_card,
    GetCreditCard: get_credit_card,
    CheckPin: check_pin,
    ListDeferrable: list_deferrable,
    ListTerms: list_terms,
    QuoteDeferral: quote_deferral,
    PlanDeferral: plan_deferral,
    ListDeferrals: list_deferrals,
    GetDeferral: get_deferral,
    QuoteCardPayment: quote_card_payment,
    GetTypedNumber: get_typed_number,
    ListSavedCards: list_saved_cards,
    CheckCardChange: check_card_change,
    QuoteOtherCard: quote_other_card,
}
COMMANDS: Final[Handlers] = {
    ChangePin: change_pin,
    RecoverPin: recover_pin,
    FreezeCard: freeze_card,
    UnfreezeCard: unfreeze_card,
    BlockCard: block_card,
    Defer: defer,
    PayCard: pay_card,
    SaveCard: save_card,
    EditCard: edit_card,
    RemoveCard: remove_card,
    PayOtherCard: pay_other_card,
}
SUMMARIES: Final[Summaries] = {
    ChangePin: naming_the_card("change_pin"),
    RecoverPin: naming_the_card("recover_pin"),
    FreezeCard: naming_the_card("freeze_card"),
    UnfreezeCard: naming_the_card("unfreeze_card"),
    BlockCard: naming_the_card("block_card"),
    SaveCard: summarise_new,
    EditCard: naming_the_saved("edit_card", lambda _command: None),
    RemoveCard: naming_the_saved("remove_card", lambda _command: None),
    PayOtherCard: naming_the_saved("pay_other_card", lambda command: command.quote.total.cents),
    PayCard: naming_the_card("pay_card", lambda command: command.amount.cents),
    Defer: naming_the_card("defer", lambda command: command.quote.capital.cents),
}
