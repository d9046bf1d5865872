"""The menus, in the manual's order, listing what works (M7-M10); help (M135-M137)."""

from __future__ import annotations

from dialogs.engine.flow import Flow
from dialogs.engine.states import Choose, End, State


def _menu(cites: str, **targets: str) -> tuple[State, ...]:
    """A menu: one button and one following flow each, in this order."""
    return (
        Choose(cites, "choose", fixed=tuple(targets), then={name: name for name in targets}),
        *(End(cites, name, follow=flow) for name, flow in targets.items()),
    )


MENU = Flow(
    "menu",
    "Menú de opciones",
    _menu(
        "M7",
        products="products",
        transfers="transfers",
        services="services",
        cards="card_menu",
        deferrals="deferral_menu",
        contact="contact",
        offers="product_request",
        faq="help",
        security="security",
        logout="logout",
    ),
    version=7,
    front=True,
)
PRODUCTS = Flow(
    "products",
    "1. Productos",
    _menu(
        "M8",
        detail="detail",
        summary="summary",
        movements="movements",
        debit_card="debit_card",
        credit_card="credit_card",
        credit="credit",
        investments="investments",
    ),
    version=4,
)
TRANSFERS = Flow(
    "transfers",
    "2. Transferencias",
    _menu(
        "M9 M73",
        own="transfer_own",
        cooprogreso="transfer_cooprogreso",
        interbank="transfer_interbank",
        beneficiaries="beneficiaries",
        again="transfer_repeat",
        program="program_transfer",
        programmed="schedules",
        status="transfer_status",
        immediate="immediate",
    ),
    version=4,
)
SERVICES = Flow(
    "services",
    "3. Pago de Servicios",
    _menu(
        "M10",
        pay="pay_service",
        program="program_payment",
        schedules="schedules",
        history="bill_history",
        names="my_services",
    ),
    version=3,
)
CARDS = Flow(
    "card_menu", "4. Pago Tarjetas", _menu("M118", own="card_payment", other="other_card"), version=1
)
DEFERRALS = Flow(
    "deferral_menu", "5. Diferido de tarjetas", _menu("M125", new="deferral", current="deferrals"), version=1
)
SECURITY = Flow(
    "security",
    "Seguridad",
    _menu(
        "S38",
        not_me="not_me",
        unfreeze="unfreeze",
        claim="claim",
        verify="verify",
        alerts="alerts",
        limits="limits",
    ),
    version=4,
)
HELP = Flow("help", "8. Ayuda", (End("M135 M137", "guide"),), version=1, needs_session=False)
