"""Tarjeta débito and Tarjeta de crédito, and what can be done with either: its key, freezing, blocking (M42-M64, B7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Literal, cast

from banking.api import (
    Account,
    BlockCard,
    Card,
    CardChanged,
    CardRef,
    CardStatus,
    CardUnavailable,
    ChangePin,
    CheckPin,
    Command,
    CredentialsInvalid,
    CreditCard,
    DebitCard,
    FormHandle,
    FormPurpose,
    FreezeCard,
    GetCreditCard,
    GetDebitCard,
    ListCards,
    ListCreditCards,
    ListDebitCards,
    NotAuthorised,
    NotFound,
    PinBlocked,
    PinChanged,
    PinCheck,
    PinMissing,
    PinSent,
    RecoverPin,
    UnfreezeCard,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, Confirm, Decide, End, Fetch, Form, Option, Otp, Show, State
from dialogs.flows.products import ACCOUNT, my_accounts


class CardAction(StrEnum):
    """What can be done with a card now (M44, M56)."""

    PAY = "pay"
    DEFER = "defer"
    CHANGE = "change"
    RECOVER = "recover"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    BLOCK = "block"


Chosen = Literal["change", "recover", "freeze", "unfreeze", "block"]
ChosenOfCredit = Literal["pay", "defer", "change", "recover", "freeze", "unfreeze", "block"]
CARD: Slot[CardRef] = Slot("card", CardRef)
ACTION: Slot[CardAction] = Slot("action", CardAction)
CHECK: Slot[PinCheck] = Slot("check", PinCheck)
PAGE: Slot[FormHandle] = Slot("page", FormHandle)
CHANGED: Slot[PinChanged] = Slot("changed", PinChanged)
SENT: Slot[PinSent] = Slot("sent", PinSent)
SWITCHED: Slot[CardChanged] = Slot("switched", CardChanged)

WORKING = frozenset({CardStatus.ACTIVE})
FROZEN = frozenset({CardStatus.FROZEN})
NOT_BLOCKED = frozenset(CardStatus) - {CardStatus.BLOCKED}
ACTIONS = {
    CardStatus.ACTIVE: (CardAction.CHANGE, CardAction.RECOVER, CardAction.FREEZE, CardAction.BLOCK),
    CardStatus.FROZEN: (CardAction.UNFREEZE, CardAction.BLOCK),
    CardStatus.EXPIRED: (CardAction.BLOCK,),
    CardStatus.BLOCKED: (),
}
FLOW_OF = {
    "change": "change_pin",
    "recover": "recover_pin",
    "freeze": "freeze_card",
    "unfreeze": "unfreeze_card",
    "block": "block_card",
}
FLOW_OF_CREDIT = {"pay": "card_payment", "defer": "deferral", **FLOW_OF}


# --- which card -------------------------------------------------------------------------------------------------------


@reads()
def with_cards(accounts: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    """Accounts that a debit card may draw on."""
    return [Option(account.ref, account) for account in accounts if account.ref.kind == "savings"]


@reads(ACCOUNT)
def debit_cards(slots: Slots) -> ListDebitCards:
    """The debit cards of the account."""
    return ListDebitCards(slots[ACCOUNT])


@reads()
def credit_cards(_slots: Slots) -> ListCreditCards:
    """The member's credit cards."""
    return ListCreditCards()


@reads()
def all_cards(_slots: Slots) -> ListCards:
    """Every card of the member's."""
    return ListCards()


@reads()
def each_debit_card(cards: Sequence[DebitCard], _slots: Slots) -> Sequence[Option]:
    """All of them, also blocked ones."""
    return [Option(card.ref, card) for card in cards]


@reads()
def each_credit_card(cards: Sequence[CreditCard], _slots: Slots) -> Sequence[Option]:
    """All of them, also blocked ones."""
    return [Option(card.ref, card) for card in cards]


def only(allowed: frozenset[CardStatus]) -> Callable[[Sequence[Card], Slots], Sequence[Option]]:
    """The cards in these states."""

    @reads()
    def cards_in_state(cards: Sequence[Card], _slots: Slots) -> Sequence[Option]:
        return [Option(card.ref, card) for card in cards if card.status in allowed]

    return cards_in_state


# --- the card's own screen --------------------------------------------------------------------------------------------


@reads(CARD)
def debit_card(slots: Slots) -> GetDebitCard:
    """The card as it stands."""
    return GetDebitCard(slots[CARD])


@reads(CARD)
def credit_card(slots: Slots) -> GetCreditCard:
    """The card as it stands, with its figures."""
    return GetCreditCard(slots[CARD])


@reads()
def debit_actions(card: DebitCard, _slots: Slots) -> Sequence[Option]:
    """What the card's state allows, in the manual's order (M44)."""
    return _options(ACTIONS[card.status])


@reads()
def credit_actions(card: CreditCard, _slots: Slots) -> Sequence[Option]:
    """The manual has recovering before changing here (M56)."""
    recover_first = sorted(ACTIONS[card.status], key=lambda action: action is not CardAction.RECOVER)
    defer = (CardAction.DEFER,) if card.status is CardStatus.ACTIVE else ()
    return _options((CardAction.PAY, *defer, *recover_first))


def _options(actions: Iterable[CardAction]) -> Sequence[Option]:
    return [Option(action, action) for action in actions]


@reads(ACTION)
def chosen(slots: Slots) -> Chosen:
    """The branch."""
    return cast("Chosen", slots[ACTION].value)


@reads(ACTION)
def chosen_of_credit(slots: Slots) -> ChosenOfCredit:
    """The branch."""
    return slots[ACTION].value


def _ends(cites: str, flows: Mapping[str, str]) -> tuple[State, ...]:
    """Each action is a flow of its own, which starts with the card."""
    return tuple(End(cites, name, follow=flow, passes=(CARD,)) for name, flow in flows.items())


DEBIT = Flow(
    "debit_card",
    "Tarjeta débito",
    (
        Choose("M42", "account", ACCOUNT, my_accounts, with_cards, Account, then="card", empty="no_cards"),
        Choose("M43", "card", CARD, debit_cards, each_debit_card, DebitCard, then="detail", empty="no_cards"),
        Show("M43 M50", "detail", debit_card, DebitCard, then="action", errors={NotFound: "card"}),
        Choose(
            "M44",
            "action",
            ACTION,
            debit_card,
            debit_actions,
            CardAction,
            then="route",
            empty="blocked",
            errors={NotFound: "card"},
        ),
        Decide("M44 M45", "route", on=chosen, exits={name: name for name in FLOW_OF}),
        *_ends("M44", FLOW_OF),
        End("M43", "no_cards"),
        End("B7", "blocked"),
    ),
    version=1,
)

CREDIT = Flow(
    "credit_card",
    "Tarjeta de Crédito",
    (
        Choose(
            "M55 M28",
            "card",
            CARD,
            credit_cards,
            each_credit_card,
            CreditCard,
            then="detail",
            empty="no_cards",
        ),
        Show("M57", "detail", credit_card, CreditCard, then="action", errors={NotFound: "card"}),
        Choose(
            "M56",
            "action",
            ACTION,
            credit_card,
            credit_actions,
            CardAction,
            then="route",
            empty="blocked",
            errors={NotFound: "card"},
        ),
        Decide("M56 M11", "route", on=chosen_of_credit, exits={name: name for name in FLOW_OF_CREDIT}),
        *_ends("M56 M11", FLOW_OF_CREDIT),
        End("M55", "no_cards"),
        End("B7", "blocked"),
    ),
    version=3,
)


# --- the key ----------------------------------------------------------------------------------------------------------


@reads(CARD)
def key_of_card(slots: Slots) -> CheckPin:
    """Whether there is a key to change."""
    return CheckPin(slots[CARD])


@reads(CARD)
def the_card(slots: Slots) -> CardRef:
    """What the page is about."""
    return slots[CARD]


@reads(CARD, PAGE)
def new_key(slots: Slots) -> ChangePin:
    """The key typed on the page."""
    return ChangePin(slots[CARD], slots[PAGE])


@reads(CARD)
def recovered_key(slots: Slots) -> RecoverPin:
    """A temporary key by e-mail."""
    return RecoverPin(slots[CARD])


NO_KEY = {
    NotFound: "card",
    CardUnavailable: "card",
    PinMissing: "recover_first",
    PinBlocked: "recover_first",
}
NO_CARD = {NotFound: "card", CardUnavailable: "card", NotAuthorised: "review"}

CHANGE_PIN = Flow(
    "change_pin",
    "Cambiar clave de la tarjeta",
    (
        Choose("M45", "card", CARD, all_cards, only(WORKING), Card, then="check", empty="no_cards"),
        Fetch("M45", "check", CHECK, query=key_of_card, then="page", errors=NO_KEY),
        Form(
            "M46 M47 M48 M61 M62 M63",
            "page",
            PAGE,
            FormPurpose.CARD_PIN,
            then="code",
            exits={"recover": "recover"},
            about=the_card,
        ),
        Otp("M49 M64", "code", binds=(CARD, PAGE), then="execute", expired="page", locked="locked"),
        Call(
            "M49 M64",
            "execute",
            ChangePin,
            make=new_key,
            into=CHANGED,
            then="done",
            errors={**NO_KEY, CredentialsInvalid: "page", NotAuthorised: "page"},
        ),
        Choose(
            "M50", "recover_first", fixed=("recover", "no"), then={"recover": "recover", "no": "cancelled"}
        ),
        End("M49", "done", shows=(CHANGED,)),
        End("M50", "recover", follow="recover_pin", passes=(CARD,)),
        End("M140", "cancelled"),
        End("M43", "no_cards"),
        End("D5", "locked"),
    ),
    version=1,
)

RECOVER_PIN = Flow(
    "recover_pin",
    "Recuperar clave de la tarjeta",
    (
        Choose("M50 M58", "card", CARD, all_cards, only(WORKING), Card, then="review", empty="no_cards"),
        Confirm("M50 M51 M58", "review", shows=(CARD,), then="code", no="cancelled"),
        Otp("D4", "code", binds=(CARD,), then="execute", expired="review", locked="locked"),
        Call("M52 M59", "execute", RecoverPin, make=recovered_key, into=SENT, then="done", errors=NO_CARD),
        End("M51 M52 M53 M54 M58 M60", "done", shows=(SENT,)),
        End("M140", "cancelled"),
        End("M43", "no_cards"),
        End("D5", "locked"),
    ),
    version=1,
)


# --- freezing and blocking --------------------------------------------------------------------------------------------


@reads(CARD)
def frozen(slots: Slots) -> FreezeCard:
    """Stop the card for now."""
    return FreezeCard(slots[CARD])


@reads(CARD)
def unfrozen(slots: Slots) -> UnfreezeCard:
    """Let it work again."""
    return UnfreezeCard(slots[CARD])


@reads(CARD)
def blocked(slots: Slots) -> BlockCard:
    """Stop it for good."""
    return BlockCard(slots[CARD])


def _switch(
    name: str,
    title: str,
    command: type[Command[CardChanged]],
    make: Callable[[Slots], Command[CardChanged]],
    allowed: frozenset[CardStatus],
) -> Flow:
    """One switch of a card: which, sure, code, done."""
    return Flow(
        name,
        title,
        (
            Choose("B7", "card", CARD, all_cards, only(allowed), Card, then="review", empty="no_cards"),
            Confirm("B7", "review", shows=(CARD,), then="code", no="cancelled"),
            Otp("D4", "code", binds=(CARD,), then="execute", expired="review", locked="locked"),
            Call("B7", "execute", command, make=make, into=SWITCHED, then="done", errors=NO_CARD),
            End("B7", "done", shows=(SWITCHED,)),
            End("M140", "cancelled"),
            End("B7", "no_cards"),
            End("D5", "locked"),
        ),
        version=1,
    )


FREEZE = _switch("freeze_card", "Congelar tarjeta", FreezeCard, frozen, WORKING)
UNFREEZE = _switch("unfreeze_card", "Descongelar tarjeta", UnfreezeCard, unfrozen, FROZEN)
BLOCK = _switch("block_card", "Bloquear tarjeta definitivamente", BlockCard, blocked, NOT_BLOCKED)
