"""`/v/{code}`: what the book says of a receipt, for whoever was shown one. The QR on a receipt leads here (S28, S32)."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from banking.api import ReceiptKind, VerifiedReceipt, read_receipt_code
from banking.messages.amounts import dollars
from webhooks.house import House, house_of
from webhooks.pages.drawing import draw_page

DOOR: Final = "receipt"
GUAYAQUIL: Final = ZoneInfo("America/Guayaquil")
KINDS: Final = {
    ReceiptKind.OWN: "Transferencia entre cuentas propias",
    ReceiptKind.COOPROGRESO: "Transferencia en Cooprogreso",
    ReceiptKind.INTERBANK: "Transferencia interbancaria ordenada",
    ReceiptKind.BILLS: "Pago de servicios",
    ReceiptKind.CARD: "Pago de tarjeta",
    ReceiptKind.OTHER_CARD: "Pago de tarjeta de otro banco ordenado",
}

log = structlog.get_logger(__name__)


def routes() -> list[BaseRoute]:
    """For the application. Nothing here changes anything."""
    return [Route("/v/{code}", _show, methods=["GET"])]


async def _show(request: Request) -> Response:
    house: House = house_of(request)
    if not await house.gate.lets_verify(request):
        house.metrics.refused_doors.labels(DOOR, "address").inc()
        log.warning("the page of receipts refused a request", status=429, reason="address")
        raise HTTPException(429)
    https = house.settings.public_url.startswith("https://")
    code = read_receipt_code(request.path_params["code"])
    found = await house.find_receipt(code) if code is not None else None
    if found is None:
        return draw_page("receipt", https=https, status=404, rows={})
    return draw_page("receipt", https=https, rows=_rows(found))


def _rows(found: VerifiedReceipt) -> dict[str, str]:
    """The lines of the page."""
    return {
        "Operación": KINDS[found.kind],
        "Monto": dollars(found.amount),
        "Fecha y hora": f"{found.at.astimezone(GUAYAQUIL):%d/%m/%Y %H:%M}",
        "De": found.payer,
        "A": found.payee,
        "Comprobante": found.code,
    }
