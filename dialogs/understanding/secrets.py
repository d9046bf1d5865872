"""Does a typed message carry a secret? Then it is deleted and its writer warned (D3). Codes, amounts, account numbers and
identifications are no secrets here: flows ask for them.
"""

from __future__ import annotations

import re
import unicodedata

from stdnum import luhn

_CARD = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){12,18}(?!\d)")
_CARD_ISSUERS = re.compile(r"4|5|6|2[2-7]|3[0-9]")
"""How card numbers begin; a RUC of 13 digits begins with a province, 01 to 24 or 30."""
_RUC = re.compile(r"(?:[01]\d|2[0-4]|30)\d{11}")
_NAMED = re.compile(
    r"\b(?:clave|contrasena|password|passwd)\b[ \w]{0,24}?(?:\bes\b\s*:?|[:=])\s*(?P<value>\S+)(?P<rest>.*)",
    re.DOTALL,
)
_GIVEN = re.compile(r"\b(?:clave|contrasena|password|passwd)\s+(?=\S*\d)\S{4,}")
_DIGITS = re.compile(r"\b(?:pin|nip|cvv|cvc|clave)\b(?:\s+es)?\W{0,3}\d{3,8}(?!\d)")
_TALK = frozenset({
    "la", "el", "mi", "una", "un", "que", "muy", "no", "nueva", "vieja", "otra", "misma", "temporal",
    "personal", "correcta", "incorrecta", "valida", "invalida", "equivocada", "segura", "larga",
    "corta", "facil", "dificil", "necesaria", "obligatoria", "esta", "esa",
})  # fmt: skip
"""What follows "la clave es" when people talk about a password rather than tell it."""


def looks_secret(text: str) -> bool:
    """Whether the message holds a card number, a password or a PIN."""
    bare = _bare(text)
    return (
        any(_is_card(found[0]) for found in _CARD.finditer(bare))
        or _DIGITS.search(bare) is not None
        or _GIVEN.search(bare) is not None
        or any(_is_told(found) for found in _NAMED.finditer(bare))
    )


def _bare(text: str) -> str:
    """Lower case without accents; ñ becomes n."""
    marked = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _is_card(digits: str) -> bool:
    number = re.sub(r"\D", "", digits)
    if _CARD_ISSUERS.match(number) is None or _RUC.fullmatch(number):
        return False
    return luhn.is_valid(number)


def _is_told(found: re.Match[str]) -> bool:
    """Telling: "mi clave es gato"; talking: "mi clave es muy larga"."""
    value = found["value"].strip(".,;!?¿¡()\"'«»")
    if not value or value in _TALK:
        return False
    return any(letter.isdigit() for letter in value) or not found["rest"].strip(" .!?")
