"""Amounts as members type them (D18): both decimal conventions and words. An ambiguous amount is asked again, never guessed."""

from __future__ import annotations

import re
from typing import Final

from banking.api import Money
from dialogs.engine.match import folded
from dialogs.engine.states import Invalid, may_fault

LARGEST_CENTS: Final = 99_999_999_99
"""Above this an amount is a typing slip."""
LONGEST_TEXT: Final = 100
"""Characters an amount may take, in words."""

_PREFIX: Final = re.compile(
    r"^(?:us\$|usd|\$)\s*|\s*(?:usd|us\$|\$|dolares|dolaritos|dolar|dolarito|dls|dollars|dollar|bucks|\.-)$|^[¿¡(]+|[?!)]+$|\.$"
)
_PLAIN: Final = re.compile(r"[0-9]+")
_DECIMAL: Final = re.compile(r"([0-9]*)[.,]([0-9]{1,2})")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
_GROUPED_DECIMAL: Final = re.compile(r"([0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\2[0-9]{3})*)([.,])([0-9]{1,2})")
_SPOKEN: Final = re.compile(
    r"(?:(?P<dollars>[0-9]+)"
    r"(?:(?: ?dolar(?:es|itos)?)? (?:con|y) (?=[0-9]{2}(?: centavos?)?$)| ?dolar(?:es|itos)? (?=[0-9]{1,2} centavos?$)))?"
    r"(?P<cents>[0-9]{1,2})(?(dollars)(?: centavos?)?| centavos?)"
)
"""Digits where the words are: "25 dólares con 50", "5 centavos"."""
_THOUSANDS: Final = re.compile(r"(?P<thousands>[0-9]{1,3}) ?mil(?: (?P<rest>[0-9]{3}))?")
"""Digits before the word: "2 mil", "2mil 500"."""
_HALF: Final = re.compile(r"(?P<whole>.+?)(?: dolar(?:es|itos)?)? y medio(?: dolar)?")
_HALVES: Final = {"medio": 50, "medio dolar": 50, "dolar y medio": 150, "un dolar y medio": 150}
_HUNDREDTHS: Final = re.compile(r"(?P<whole>.+?) con (?P<cents>[0-9]{1,2}) ?/ ?100(?: dolar(?:es)?)?")
"""As on a cheque: "ciento veintitrés con 45/100"."""
_CENTS_WRITTEN: Final = re.compile(r"\b(?:ctvs?|cts|centavitos?|cent)\b\.?")
_UNITS: Final = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
    "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200,
    "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
    "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
_DOLLARS: Final = frozenset({"dolar", "dolares", "dolarito", "dolaritos"})
_CENTS: Final = frozenset({"centavo", "centavos"})
_JOINING: Final = frozenset({"con", "y"})
_SLANG: Final = frozenset({"luca", "lucas"})
"""Dollars to some, thousands to others: always asked back (domain §3)."""


@may_fault("amount_unreadable", "amount_ambiguous", "amount_too_large", "amount_zero")
def read_money(text: str) -> Money | Invalid:
    """The amount a text is, nothing else around it: above zero, in whole cents."""
    cents = _cents(text)
    if isinstance(cents, Invalid):
        return cents
    if cents > LARGEST_CENTS:
        return Invalid("amount_too_large")
    return Money(cents) if cents > 0 else Invalid("amount_zero")


def _cents(text: str) -> int | Invalid:
    if len(text) > LONGEST_TEXT:
        return Invalid("amount_unreadable")
    bare = _CENTS_WRITTEN.sub("centavos", text.strip().lower().replace("ó", "o"))
    while (shorter := _PREFIX.sub("", bare).strip()) != bare:
        bare = shorter
    if _SLANG & set(bare.split()):
        return Invalid("amount_ambiguous")
    parted = _fractions(bare)
    if parted is not None:
        return parted
    if thousands := _THOUSANDS.fullmatch(bare):
        return int(thousands["thousands"]) * 1000_00 + int(thousands["rest"] or 0) * 100
    if not bare.isascii() or not any(sign.isdigit() for sign in bare):
        return _words(folded(bare))
    spoken = _SPOKEN.fullmatch(bare)
    return int(spoken["dollars"] or 0) * 100 + int(spoken["cents"]) if spoken else _digits(bare)


def _fractions(bare: str) -> int | Invalid | None:
    """Amounts such as "medio", "dos y medio" and "doce con 45/100"; None where no fraction is said."""
    if bare in _HALVES:
        return _HALVES[bare]
    if cheque := _HUNDREDTHS.fullmatch(bare):
        dollars = _cents(cheque["whole"])
        if isinstance(dollars, Invalid) or dollars % 100:
            return Invalid("amount_unreadable")
        return dollars + int(cheque["cents"])
    half = _HALF.fullmatch(bare)
    whole = _cents(half["whole"]) if half else None
    if not isinstance(whole, int):
        return None
    # "Mil y medio" may be a thousand and a half thousand.
    return whole + 50 if whole % 100 == 0 and whole % 1000_00 else Invalid("amount_ambiguous")


def _digits(bare: str) -> int | Invalid:
    if _PLAIN.fullmatch(bare):
        return int(bare) * 100
    if match := _DECIMAL.fullmatch(bare):
        return int(match[1] or 0) * 100 + int(match[2].ljust(2, "0"))
    if (match := _GROUPED_DECIMAL.fullmatch(bare)) and match[2] != match[3]:
        return int(re.sub(r"\D", "", match[1])) * 100 + int(match[4].ljust(2, "0"))
    if match := _GROUPED.fullmatch(bare):
        # "1.200" is twelve hundred to one member and one dollar twenty to another; "1.200.000" is neither.
        once = len(re.findall(re.escape(match[1]), bare)) == 1
        return (
            Invalid("amount_ambiguous") if once and match[1] in ".," else int(re.sub(r"\D", "", bare)) * 100
        )
    return Invalid("amount_unreadable")


def _words(said: str) -> int | Invalid:
    """Amounts such as "veinte dólares con cincuenta", "mil quinientos", "un dólar cincuenta", "cincuenta centavos"."""
    words = said.split()
    dollars = next((index for index, word in enumerate(words) if word in _DOLLARS), None)
    if dollars is None and "con" not in words and words and words[-1] in _CENTS:
        return _in_range(_number(words[:-1]), 100)
    if dollars is None:
        before, after = words, []
        if "con" in words:
            cut = words.index("con")
            before, after = words[:cut], words[cut:]
    else:
        before, after = words[:dollars], words[dollars + 1 :]
    whole = _number(before)
    part = _number([word for word in after if word not in _CENTS and word not in _JOINING]) if after else 0
    if whole is None:
        return Invalid("amount_unreadable")
    if part is not None and 0 < part < 10 and not _CENTS & set(after):  # noqa: PLR2004
        # "Veintidós con cinco" is five cents to one member and fifty to another.
        return Invalid("amount_ambiguous")
    cents = _in_range(part, 100)
    return cents if isinstance(cents, Invalid) else whole * 100 + cents


def _in_range(number: int | None, bound: int) -> int | Invalid:
    return Invalid("amount_unreadable") if number is None or not 0 <= number < bound else number


def _number(words: list[str]) -> int | None:
    """A whole number below a million in words, each word in its place: "mil doscientos treinta y cinco"."""
    if words.count("mil") > 1 or not words:
        return None
    if "mil" in words:
        cut = words.index("mil")
        thousands = _below_thousand(words[:cut]) if cut else 1
        rest = _below_thousand(words[cut + 1 :]) if words[cut + 1 :] else 0
        return None if thousands is None or rest is None else thousands * 1000 + rest
    return _below_thousand(words)


def _below_thousand(words: list[str]) -> int | None:
    """Hundreds, then tens, then units: each smaller than the place before it."""
    total, place = 0, 1000
    for index, word in enumerate(words):
        if word == "y":
            if index == 0 or total % 100 < 20 or total % 10:  # noqa: PLR2004 - after tens only
                return None
            continue
        value = _UNITS.get(word)
        if value is None or (value == 0 and len(words) > 1):
            return None
        size = 100 if value >= 100 else 10 if value >= 20 and value % 10 == 0 else 1  # noqa: PLR2004
        if size >= place or (size == 1 and value >= 10 and total % 100):  # noqa: PLR2004
            return None
        total, place = total + value, size
    return total
