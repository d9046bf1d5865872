"""Historial de Pagos (M116, M117, D19): every payment of a service, by hand or by itself, and how it stands."""

from __future__ import annotations

from banking.api import Origin, PaidBills, PaymentHistory
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slots, reads
from dialogs.engine.states import Choose, End, Show


@reads()
def everything(_slots: Slots) -> PaymentHistory:
    """All payments."""
    return PaymentHistory(Origin.ALL)


@reads()
def by_hand(_slots: Slots) -> PaymentHistory:
    """Those the member made."""
    return PaymentHistory(Origin.BY_HAND)


@reads()
def automatic(_slots: Slots) -> PaymentHistory:
    """Those made by programmed payments."""
    return PaymentHistory(Origin.AUTOMATIC)


STATES = (
    Choose(
        "M116",
        "which",
        fixed=("all", "hand", "own"),
        then={"all": "everything", "hand": "by_hand", "own": "automatic"},
    ),
    Show("M116 M117", "everything", everything, PaidBills, exits={"no": "done"}),
    Show("M116 M117", "by_hand", by_hand, PaidBills, exits={"no": "done"}),
    Show("M116 M117", "automatic", automatic, PaidBills, exits={"no": "done"}),
    End("M6", "done"),
)
FLOW = Flow("bill_history", "Historial de Pagos", STATES, version=1)
