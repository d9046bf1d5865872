"""All flows together, with their words: what the runtime runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from banking.api import HandoffReason, Policy
from dialogs.engine.events import Order
from dialogs.engine.flow import Catalogue, Flow, NoticeButton, NoticePicture
from dialogs.flows import (
    alerts,
    beneficiaries,
    bill_history,
    callback,
    card_payment,
    cards,
    claim,
    contact,
    credit,
    deferral,
    detail,
    enrolment,
    front_door,
    investments,
    limits,
    login,
    menus,
    my_services,
    offers,
    other_cards,
    pay_service,
    payees,
    privacy,
    products,
    program_payment,
    program_transfer,
    safety,
    schedules,
    send_money,
    sharing,
    transfer_cooprogreso,
    transfer_interbank,
    transfer_own,
    transfer_repeat,
    transfers_sent,
    verify,
)
from dialogs.hearing import HINTS, ear
from dialogs.labels import labels_of
from dialogs.understanding.shelf import Shelf
from dialogs.words import Words

DEFAULTS = Policy()

FLOWS: tuple[Flow, ...] = (
    front_door.FLOW,
    enrolment.ENROL,
    enrolment.RECOVER,
    login.LINK_CHAT,
    login.LOGIN,
    login.LOGOUT,
    menus.MENU,
    menus.PRODUCTS,
    detail.FLOW,
    products.SUMMARY,
    products.ACCOUNTS,
    products.MOVEMENTS,
    cards.DEBIT,
    cards.CREDIT,
    cards.CHANGE_PIN,
    cards.RECOVER_PIN,
    cards.FREEZE,
    cards.UNFREEZE,
    cards.BLOCK,
    credit.FLOW,
    investments.FLOW,
    menus.TRANSFERS,
    send_money.FLOW,
    transfer_own.FLOW,
    menus.SERVICES,
    pay_service.FLOW,
    menus.CARDS,
    program_payment.FLOW,
    schedules.FLOW,
    bill_history.FLOW,
    my_services.FLOW,
    card_payment.FLOW,
    other_cards.PAY,
    other_cards.SAVE,
    other_cards.EDIT,
    other_cards.REMOVE,
    menus.DEFERRALS,
    deferral.NEW,
    deferral.CURRENT,
    transfer_cooprogreso.FLOW,
    transfer_interbank.FLOW,
    transfer_interbank.IMMEDIATE,
    transfer_repeat.FLOW,
    program_transfer.FLOW,
    transfers_sent.STATUS,
    transfers_sent.CANCEL,
    beneficiaries.ADMINISTRATION,
    beneficiaries.EDIT,
    beneficiaries.DELETE,
    payees.NEW,
    payees.COOPROGRESO,
    payees.BANK,
    contact.FLOW,
    offers.FLOW,
    offers.LOAN,
    offers.DEPOSIT,
    offers.ASK_PRODUCT,
    offers.ASK_LOAN,
    offers.ASK_DEPOSIT,
    offers.MY_CASES,
    menus.HELP,
    menus.SECURITY,
    limits.FLOW,
    safety.NOT_ME_FLOW,
    safety.UNFREEZE,
    claim.FLOW,
    verify.FLOW,
    callback.FLOW,
    alerts.FLOW,
    privacy.FLOW,
)
"""In the order of the manual."""


BUTTONS: Mapping[str, NoticeButton | NoticePicture] = {
    **safety.BUTTONS,
    **pay_service.BUTTONS,
    **my_services.BUTTONS,
    **sharing.BUTTONS,
}
"""What the buttons under notices start or show."""
SHORTCUTS: Mapping[Order, str] = {
    Order.NOT_ME: safety.NOT_ME_FLOW.name,
    Order.VERIFY: verify.FLOW.name,
    Order.MY_DATA: privacy.FLOW.name,
}
"""What may be asked for by its name at any moment."""


REASONS: Mapping[str, HandoffReason] = {
    safety.NOT_ME_FLOW.name: HandoffReason.NOT_ME,
    claim.FLOW.name: HandoffReason.CLAIM,
    "not_me-done": HandoffReason.NOT_ME,
    "not_me-stranger": HandoffReason.FRAUD,
    "unfreeze-cooling": HandoffReason.NOT_ME,
    "unfreeze-kept": HandoffReason.NOT_ME,
    "claim-done": HandoffReason.CLAIM,
}
"""Flows in which and ends after which a member may want a person, and why."""
ERRANDS: tuple[str, ...] = (
    enrolment.ENROL.name,
    enrolment.RECOVER.name,
    products.SUMMARY.name,
    detail.FLOW.name,
    cards.RECOVER_PIN.name,
    cards.FREEZE.name,
    cards.UNFREEZE.name,
    cards.BLOCK.name,
    send_money.FLOW.name,
    transfer_own.FLOW.name,
    payees.NEW.name,
    pay_service.FLOW.name,
    program_payment.FLOW.name,
    menus.CARDS.name,
    deferral.NEW.name,
    limits.FLOW.name,
    safety.UNFREEZE.name,
    claim.FLOW.name,
    callback.FLOW.name,
)
"""What a person at the desk may start for a member: short, and in the order of the manual."""


def errands() -> tuple[tuple[str, str], ...]:
    """The same with their titles, for whoever offers them."""
    titles = {flow.name: flow.title for flow in FLOWS}
    return tuple((name, titles[name]) for name in ERRANDS)


def catalogue(
    facts: Mapping[str, str],
    *,
    idle_seconds: int = 300,
    policy: Policy = DEFAULTS,
    shelf: Shelf | None = None,
) -> Catalogue:
    """The catalogue in every language. `facts` are what the words may say of the house: `call_center`, `email`, `hours`, `website`;
    `shelf` has the FAQ's answers, by default those the house came with.
    """
    flows, words = {flow.name: flow for flow in FLOWS}, Words.load(facts)
    return Catalogue(
        flows,
        words,
        home=front_door.FLOW.name,
        login=login.LOGIN.name,
        logout=login.LOGOUT.name,
        idle=timedelta(seconds=idle_seconds),
        buttons=BUTTONS,
        shortcuts=SHORTCUTS,
        hear=ear(flows, facts, policy, shelf, labels_of(flows, words)),
        hints=HINTS,
        errands=ERRANDS,
        callback=callback.FLOW.name,
        reasons=REASONS,
    )
