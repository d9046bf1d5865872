"""Resumen de productos, Compartir, Últimos movimientos (M21-M25, M31-M39)."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    Account,
    AccountCard,
    AccountRef,
    GetAccountCard,
    LastMovements,
    ListAccounts,
    Movements,
    NotFound,
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
def every_account(accounts: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    """All of them, also those that cannot pay."""
    return [Option(account.ref, account) for account in accounts]


@reads()
def savings(accounts: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    """Those that can receive a deposit (D11)."""
    return [Option(account.ref, account) for account in accounts if account.can_pay]


@reads(ACCOUNT)
def card(slots: Slots) -> GetAccountCard:
    """What a payer needs."""
    return GetAccountCard(slots[ACCOUNT])


@reads(ACCOUNT)
def last_movements(slots: Slots) -> LastMovements:
    """The last ten movements."""
    return LastMovements(slots[ACCOUNT])


SUMMARY = Flow(
    "summary",
    "Resumen de Productos",
    (
        Show(
            "M21 M23 M24",
            "accounts",
            my_accounts,
            tuple[Account, ...],
            exits={"movements": "movements", "share": "account", "no": "done"},
        ),
        Choose(
            "M25",
            "account",
            ACCOUNT,
            query=my_accounts,
            options=savings,
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
        End("M31", "movements", follow="movements"),
        End("M25", "nothing_to_share"),
        End("M22", "done"),
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
            exits={"no": "done"},
            errors={NotFound: "account"},
        ),
        End("M34", "done"),
        End("M34", "no_accounts"),
    ),
    version=1,
)
