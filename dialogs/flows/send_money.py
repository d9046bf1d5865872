"""Sending money to somebody by name: who it is decides which of the manual's transfers it becomes (B11, B27, S40)."""

from __future__ import annotations

from typing import Literal

from banking.api import Beneficiary, ListBeneficiaries, TransferService
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slots, reads
from dialogs.engine.states import Choose, Decide, End
from dialogs.flows.beneficiaries import BENEFICIARY, each_of


@reads()
def everybody(_slots: Slots) -> ListBeneficiaries:
    """All beneficiaries, of either service."""
    return ListBeneficiaries()


@reads(BENEFICIARY)
def by_service(slots: Slots) -> Literal["inside", "outside"]:
    """Where the account is."""
    return "inside" if slots[BENEFICIARY].service is TransferService.COOPROGRESO else "outside"


STATES = (
    Choose(
        "B27",
        "payee",
        BENEFICIARY,
        everybody,
        each_of,
        Beneficiary,
        then="service",
        empty="nobody",
        exits={"new": "new"},
    ),
    Decide("B27", "service", on=by_service, exits={"inside": "inside", "outside": "outside"}),
    End("M79", "inside", follow="transfer_cooprogreso", passes=(BENEFICIARY,)),
    End("M83", "outside", follow="transfer_interbank", passes=(BENEFICIARY,)),
    End("M11", "new", follow="beneficiary_new"),
    End("M11", "nobody", follow="beneficiary_new"),
)
FLOW = Flow("send_money", "Enviar dinero", STATES, version=1)
