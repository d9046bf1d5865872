"""Verifying a receipt that somebody was shown: open to everybody (S28, S32)."""

from __future__ import annotations

from banking.api import ReceiptUnknown, TooManyLookups, VerifiedReceipt, VerifyReceipt
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, End, Fetch
from dialogs.understanding.answers import read_code_of_receipt

CODE: Slot[str] = Slot("code", str)
FOUND: Slot[VerifiedReceipt] = Slot("found", VerifiedReceipt)


@reads(CODE)
def verification(slots: Slots) -> VerifyReceipt:
    """What the book says."""
    return VerifyReceipt(slots[CODE])


FLOW = Flow(
    "verify",
    "Verificar un comprobante",
    (
        Ask("S28", "code", CODE, parse=read_code_of_receipt, then="found"),
        Fetch(
            "S28",
            "found",
            FOUND,
            query=verification,
            then="genuine",
            errors={ReceiptUnknown: "forged", TooManyLookups: "later"},
        ),
        End("S28", "genuine", shows=(FOUND,)),
        End("S28", "forged"),
        End("S32", "later"),
    ),
    version=1,
    needs_session=False,
)
