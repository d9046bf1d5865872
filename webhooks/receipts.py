"""`/v/{code}`: what the book says of a receipt, for whoever was shown one. The QR on a receipt leads here (S28, S32)."""

from __future__ import annotations

from typing import Final

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from banking.api import Language, VerifiedReceipt, read_receipt_code
from banking.messages.amounts import dollars
from dialogs.words.words import moment
from webhooks.house import House, house_of
from webhooks.pages.drawing import draw_page
from webhooks.pages.words import language_wanted, page_words

DOOR: Final = "receipt"
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
    language = language_wanted(request)
    code = read_receipt_code(request.path_params["code"])
    found = await house.find_receipt(code) if code is not None else None
    if found is None:
        return draw_page("receipt", https=https, language=language, status=404, rows={})
    return draw_page("receipt", https=https, language=language, rows=_rows(found, language))


def _rows(found: VerifiedReceipt, language: Language) -> dict[str, str]:
    """The lines of the page: whoever looks is no chat of ours, so in the language of the browser."""
    say = page_words(language)
    return {
        say("receipt-kind"): say(f"kind-{found.kind}"),
        say("receipt-amount"): dollars(found.amount),
        say("receipt-at"): moment(found.at, language),
        say("receipt-payer"): found.payer,
        say("receipt-payee"): found.payee,
        say("receipt-code"): found.code,
    }
