"""What every answer says about itself to browsers (S23)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TELEGRAM_ORIGINS: Final = "https://web.telegram.org https://webk.telegram.org https://weba.telegram.org"
"""Where a Mini App may be framed: Telegram's own web clients."""
HSTS: Final = "max-age=31536000; includeSubDomains"

ALWAYS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def response_headers(*, https: bool) -> dict[str, str]:
    """The headers of every answer that does not say otherwise."""
    return {**ALWAYS, **({"Strict-Transport-Security": HSTS} if https else {})}


def page_policy(*, https: bool) -> str:
    """The content policy of our own pages: own style sheet, own script, nothing inline, nothing from elsewhere."""
    ancestors = TELEGRAM_ORIGINS if https else "'none'"
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        f"base-uri 'none'; frame-ancestors {ancestors}"
    )
