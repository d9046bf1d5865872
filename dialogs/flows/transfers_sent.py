"""What became of interbank transfers: "¿ya le llegó?", and taking one back that has not left the house (M87, B16)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from banking.api import (
    CancelTransfer,
    ListTransfers,
    NotAuthorised,
    NotFound,
    TooLate,
    Transfer,
    TransferCancelled,
    TransferRef,
    TransferStatus,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, Confirm, Decide, End, Fetch, Option, Otp

TRANSFER: Slot[TransferRef] = Slot("transfer", TransferRef)
STANDING: Slot[Transfer] = Slot("standing", Transfer)
CANCELLED: Slot[TransferCancelled] = Slot("cancelled", TransferCancelled)


@reads()
def sent(_slots: Slots) -> ListTransfers:
    """The last ones, newest first."""
    return ListTransfers()


@reads()
def queued(_slots: Slots) -> ListTransfers:
    """Those that wait for their batch."""
    return ListTransfers(only_cancellable=True)


@reads()
def each_of(found: Sequence[Transfer], _slots: Slots) -> Sequence[Option]:
    """All of them."""
    return [Option(each.ref, each) for each in found]


@reads(TRANSFER)
def standing(slots: Slots) -> TransferStatus:
    """Where it stands now."""
    return TransferStatus(slots[TRANSFER])


@reads(STANDING)
def waits(slots: Slots) -> Literal["yes", "no"]:
    """Whether it can still be taken back."""
    return "yes" if slots[STANDING].can_cancel else "no"


@reads(TRANSFER)
def take_back(slots: Slots) -> CancelTransfer:
    """Exactly what was reviewed."""
    return CancelTransfer(slots[TRANSFER])


STATUS = Flow(
    "transfer_status",
    "¿Ya le llegó?",
    (
        Choose("M87", "transfer", TRANSFER, sent, each_of, Transfer, then="standing", empty="none"),
        Fetch("M87", "standing", STANDING, query=standing, then="waits", errors={NotFound: "transfer"}),
        Decide("B16", "waits", on=waits, exits={"yes": "queued", "no": "moved"}),
        Choose("B16", "queued", fixed=("take_back", "leave"), then={"take_back": "cancel", "leave": "moved"}),
        End("B16", "cancel", follow="transfer_cancel", passes=(TRANSFER,)),
        End("M87", "moved", shows=(STANDING,)),
        End("M127", "none"),
    ),
    version=1,
)

CANCEL = Flow(
    "transfer_cancel",
    "Cancelar una transferencia interbancaria",
    (
        Choose("B16", "transfer", TRANSFER, queued, each_of, Transfer, then="review", empty="none"),
        Confirm("B16", "review", shows=(TRANSFER,), then="code", no="kept"),
        Otp("D4", "code", binds=(TRANSFER,), then="execute", expired="review", locked="locked"),
        Call(
            "B16",
            "execute",
            CancelTransfer,
            make=take_back,
            into=CANCELLED,
            then="done",
            errors={NotFound: "transfer", TooLate: "too_late", NotAuthorised: "review"},
            unknown="pending",
        ),
        End("B16", "done", shows=(CANCELLED,)),
        End("M140", "kept"),
        End("B16", "too_late"),
        End("B16", "none"),
        End("D5", "locked"),
        End("B16", "pending"),
    ),
    version=1,
)
