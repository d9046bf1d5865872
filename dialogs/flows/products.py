"""Resumen de productos, Compartir, Cuentas, Últimos movimientos (M21-M39)."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    Account,
    AccountCard,
    AccountRef,
    GetAccountCard,
    LastMovements,
    ListAccounts,
    ListProducts,
    Money,
    Movements,
    NotFound,
    Products,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Choose, End, Option, Show

ACCOUNT: Slot[AccountRef] = Slot("account", AccountRef)


@reads()
def my_accounts(_slots: Slots) -> ListAccounts:
    """The member's accounts."""
    return ListAccounts()


@reads()
def my_products(_slots: Slots) -> ListProducts:
    """Everything the member owns."""
    return ListProducts()


@reads()
def every_account(accounts: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    """All of them, also those that cannot pay."""
    return [Option(account.ref, account) for account in accounts]


@reads()
def in_use(accounts: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    """Those that can pay and receive, whatever is in them today (D11)."""
    return [Option(account.ref, account) for account in accounts if account.can_pay]


@reads()
def with_funds(accounts: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    """Those that can pay something now (D11)."""
    return [
        Option(account.ref, account)
        for account in accounts
        if account.can_pay and account.available > Money(0)
    ]


@reads(ACCOUNT)
def card(slots: Slots) -> GetAccountCard:
    """What a payer needs."""
    return GetAccountCard(slots[ACCOUNT])


@reads(ACCOUNT)
def last_movements(slots: Slots) -> LastMovements:
    """The last ten movements."""
    return LastMovements(slots[ACCOUNT])


CONSULTED = {
    "accounts": "accounts",
    "credit_card": "credit_card",
    "credit": "credit",
    "investments": "investments",
}
"""What can be looked at more closely (M30), and the flow that shows it."""

SUMMARY = Flow(
    "summary",
    "Resumen de Productos",
    (
        Show(
            "M21-M24 M26-M28",
            "products",
            my_products,
            Products,
            exits={"yes": "what", "share": "account", "no": "done"},
        ),
        Choose("M30", "what", fixed=tuple(CONSULTED), then={name: name for name in CONSULTED}),
        *(End("M30", name, follow=flow) for name, flow in CONSULTED.items()),
        Choose(
            "M25",
            "account",
            ACCOUNT,
            query=my_accounts,
            options=in_use,
            shown=Account,
            then="card",
            empty="nothing_to_share",
        ),
        Show(
            "M25",
            "card",
            card,
            AccountCard,
            then="shared",
            picture="account_card",
            errors={NotFound: "account"},
        ),
        End("M25", "shared"),
        End("M25", "nothing_to_share"),
        End("M22", "done"),
    ),
    version=2,
)

ACCOUNTS = Flow(
    "accounts",
    "Cuentas",
    (
        Choose(
            "M31", "account", ACCOUNT, my_accounts, every_account, Account, then="what", empty="no_accounts"
        ),
        Choose(
            "M32",
            "what",
            fixed=("movements", "detail", "debit_card"),
            then={name: name for name in ("movements", "detail", "debit_card")},
        ),
        End("M32 M34", "movements", follow="movements", passes=(ACCOUNT,)),
        End("M20", "detail", follow="detail", passes=(ACCOUNT,)),
        End("M32 M42", "debit_card", follow="debit_card", passes=(ACCOUNT,)),
        End("M31", "no_accounts"),
    ),
    version=1,
)

MOVEMENTS = Flow(
    "movements",
    "Últimos movimientos",
    (
        Choose(
            "M31",
            "account",
            ACCOUNT,
            query=my_accounts,
            options=every_account,
            shown=Account,
            then="list",
            empty="no_accounts",
        ),
        Show(
            "M33 M34 M35 M36 M37 M38 M39",
            "list",
            last_movements,
            Movements,
            exits={"detail": "detail", "no": "done"},
            errors={NotFound: "account"},
        ),
        End("M20", "detail", follow="detail", passes=(ACCOUNT,)),
        End("M34", "done"),
        End("M34", "no_accounts"),
    ),
    version=2,
)
