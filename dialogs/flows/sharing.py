"""Receipts ready to forward: under the outcome of every transfer and payment (M6, M78, M82, M86)."""

from __future__ import annotations

from collections.abc import Mapping

from banking.api import (
    SHARE_RECEIPT,
    BillsReceipt,
    CardPaymentReceipt,
    InterbankReceipt,
    OtherCardReceipt,
    Receipt,
    TransferReceipt,
)
from dialogs.engine.flow import NoticePicture

BUTTONS: Mapping[str, NoticePicture] = {
    SHARE_RECEIPT: NoticePicture(
        {
            Receipt: "receipt_picture",
            TransferReceipt: "transfer_receipt_picture",
            InterbankReceipt: "interbank_receipt_picture",
            BillsReceipt: "bills_receipt_picture",
            CardPaymentReceipt: "card_payment_picture",
            OtherCardReceipt: "other_card_picture",
        }
    )
}
