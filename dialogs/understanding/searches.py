"""What a member looks for among movements: words, an amount or a range of amounts, debits or credits, in any order (D1, B1).

"comisión" · "ese débito de 0,36" · "créditos de más de 100" · "pago directo entre 10 y 20"
"""

from __future__ import annotations

import re
from typing import Final

from banking.api import Money, MovementFilter, MovementType
from dialogs.engine.match import folded
from dialogs.engine.states import Invalid, may_fault
from dialogs.understanding.answers import LONGEST_REFERENCE, read_short_text
from dialogs.understanding.money import read_money

MOST_WORDS: Final = 6
"""Words of a search; more narrow nothing."""

_AMOUNT: Final = r"(?:us\$|usd|\$)?\s*[0-9](?:[0-9.,']*[0-9])?"
_RANGE: Final = re.compile(
    rf"(?:\b(?:entre|de|desde)\s+)?(?P<low>{_AMOUNT})\s*(?:dolares|dolar)?\s*(?:y|a|al|hasta|-|–)\s*(?P<high>{_AMOUNT})"
)
_LEAST: Final = re.compile(
    rf"\b(?:mas de|mayor(?:es)? (?:a|de|que)|desde|minimo|por encima de|sobre)\s+(?P<low>{_AMOUNT})"
)
_MOST: Final = re.compile(
    rf"\b(?:menos de|menor(?:es)? (?:a|de|que)|hasta|maximo|por debajo de)\s+(?P<high>{_AMOUNT})"
)
_EXACT: Final = re.compile(rf"(?P<exact>{_AMOUNT})")
_TYPES: Final = {
    "debitos": MovementType.DEBIT, "gastos": MovementType.DEBIT, "egresos": MovementType.DEBIT,
    "salidas": MovementType.DEBIT, "creditos": MovementType.CREDIT, "ingresos": MovementType.CREDIT,
    "entradas": MovementType.CREDIT,
}  # fmt: skip
_ALONE: Final = {
    "debito": MovementType.DEBIT, "gasto": MovementType.DEBIT, "egreso": MovementType.DEBIT,
    "salio": MovementType.DEBIT, "gaste": MovementType.DEBIT, "fue": MovementType.DEBIT, "credito": MovementType.CREDIT,
    "ingreso": MovementType.CREDIT, "entro": MovementType.CREDIT,
}  # fmt: skip
"""These mean a type only where no other word is left: a "pago de crédito" is a name."""
_EMPTY: Final = frozenset({
    "a", "al", "ese", "esa", "eso", "esos", "esas", "este", "esta", "estos", "estas", "el", "la", "los",
    "las", "un", "una", "unos", "unas", "de", "del", "en", "por", "que", "con", "mi", "mis", "y", "me",
    "se", "lo", "le", "solo", "dolar", "dolares", "centavos", "usd", "us", "movimiento", "movimientos",
    "buscar", "busca", "quiero", "ver", "valor", "monto", "plata", "dinero", "todo", "todos", "todas",
    "hay",
})  # fmt: skip


@may_fault("search_empty", "text_too_long", "amount_ambiguous")
def read_search(text: str) -> MovementFilter | Invalid:
    """What is meant; an ambiguous amount is asked again, and a search that says nothing too."""
    said = read_short_text(text)
    if isinstance(said, Invalid):
        return Invalid("text_too_long" if len(text) > LONGEST_REFERENCE else "search_empty")
    rest, low, high = _amounts(_plain(said))
    limits = [read_money(amount) if amount else None for amount in (low, high)]
    fault = next((limit for limit in limits if isinstance(limit, Invalid)), None)
    if fault is not None:
        return fault if fault.fault == "amount_ambiguous" else Invalid("search_empty")
    least, most = (limit if isinstance(limit, Money) else None for limit in limits)
    if least is not None and most is not None and most < least:
        least, most = most, least
    kind, words = _type(folded(rest).split())
    if not words and kind is None and least is None and most is None:
        return Invalid("search_empty")
    return MovementFilter(said, words[:MOST_WORDS], least, most, kind)


def _plain(said: str) -> str:
    """Lower case without accents; the signs of amounts stay."""
    return said.lower().translate(str.maketrans("áéíóúü", "aeiouu"))


def _amounts(said: str) -> tuple[str, str, str]:
    """The text without its amounts, and the limits they are."""
    for pattern in (_RANGE, _LEAST, _MOST, _EXACT):
        found = pattern.search(said)
        if found is not None:
            given = found.groupdict()
            exact = given.get("exact") or ""
            return pattern.sub(" ", said, count=1), given.get("low") or exact, given.get("high") or exact
    return said, "", ""


def _type(words: list[str]) -> tuple[MovementType | None, tuple[str, ...]]:
    """The type that is meant, and the words that are left to look for."""
    kind = next((_TYPES[word] for word in words if word in _TYPES), None)
    left = [word for word in words if word not in _EMPTY and word not in _TYPES]
    if kind is None and left and all(word in _ALONE for word in left):
        return _ALONE[left[0]], ()
    return kind, tuple(left)
