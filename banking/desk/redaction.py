"""What no person may read: secrets go before a message is stored, identifiers are masked before it is shown (desk.md 11, 13).

Detectors look at checksums, so that a long reference number is not mangled: cédula by modulo 10, cards by Luhn. Pure.
"""

from __future__ import annotations

import re
from typing import Final

from stdnum import luhn
from stdnum.ec import ci

HIDDEN: Final = "••••"
_NAMED: Final = re.compile(
    r"(\b(?:clave|contraseña|contrasena|password|pin|nip|cvv|cvc|c[oó]digo|otp)\b"
    r"(?:\s+(?:es|temporal|nueva|nuevo|del?|sms|mi|la|el|:))*\s*[:=]?\s*)(?=\S*\d)(\S{3,64})",
    re.IGNORECASE,
)
_CARD: Final = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){12,18}(?!\d)")
_CODE: Final = re.compile(r"(?<![\d$.,])\d{3}[ \-]?\d{3}(?![\d]|[.,]\d)")
"""Six digits on their own read like a one-time code; an amount has its sign or its cents."""
_ONLY_DIGITS: Final = re.compile(r"\W*\d{3,8}\W*")
"""A message of a few digits and nothing else: a PIN, or an answer nobody should need to give here."""
_CEDULA: Final = re.compile(r"(?<!\d)\d{10}(?!\d)")
_PHONE: Final = re.compile(r"(?<!\d)(?:\+?593|0)9\d{8}(?!\d)")
_ACCOUNT: Final = re.compile(r"(?<!\d)41\d{10}(?!\d)")
"""Account numbers of the cooperative: twelve digits."""
_ASKING: Final = re.compile(
    r"\b(?:dime|d[ií]game|dame|deme|env[ií]a(?:me)?|env[ií]e(?:me)?|p[aá]sa(?:me)?|p[aá]seme|escr[ií]be(?:me)?|escr[ií]bame|"
    r"ind[ií]ca(?:me)?|ind[ií]queme|conf[ií]rma(?:me)?|conf[ií]rmeme|manda(?:me)?|m[aá]ndeme|comp[aá]rte(?:me)?|cu[aá]l es|necesito|"
    r"ay[uú]dame con|reg[aá]lame|digita|ingresa aqu[ií])\b"
    r"[^.!?\n]{0,40}\b(?:clave|contrase[nñ]a|password|pin|nip|cvv|cvc|c[oó]digo)\b",
    re.IGNORECASE,
)
_WARNING: Final = re.compile(r"\b(?:nunca|jam[aá]s|no)\b[^.!?\n]*$", re.IGNORECASE)


def redact(text: str) -> str:
    """The text without what looks like a password, a PIN, a code or a card number; what a desk may store."""
    if _ONLY_DIGITS.fullmatch(text):
        return HIDDEN
    text = _NAMED.sub(lambda found: found[1] + HIDDEN, text)
    text = _CARD.sub(lambda found: HIDDEN if _is_card(found[0]) else found[0], text)
    return _CODE.sub(HIDDEN, text)


def masked(text: str) -> str:
    """The text as a person reads it: cédulas, telephones and accounts with their last digits only."""
    text = _PHONE.sub(lambda found: _tail(found[0]), text)
    text = _CEDULA.sub(lambda found: _tail(found[0]) if ci.is_valid(found[0]) else found[0], text)
    return _ACCOUNT.sub(lambda found: _tail(found[0]), text)


def asks_for_secret(text: str) -> bool:
    """Whether a person's message asks the member for a password or a code: it is not sent (desk.md 11)."""
    return any(_WARNING.search(text[: found.start()]) is None for found in _ASKING.finditer(text))


def _is_card(digits: str) -> bool:
    number = re.sub(r"\D", "", digits)
    return bool(number[0] in "23456" and luhn.is_valid(number))


def _tail(number: str) -> str:
    return HIDDEN + number[-4:]
