"""People, accounts, billers, contracts, cards, terms and reasons a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from dialogs.understanding.lexicon import Lexicon, word_list
from dialogs.understanding.text import Word

_TO: Final = frozenset({"a", "al", "para"})
_ARTICLES: Final = frozenset(
    {"la", "el", "mi", "don", "doña", "sr", "sra", "señor", "señora", "los", "las", "su", "mis", "una", "un"}
)
_TITLES: Final = frozenset({"la", "el", "don", "doña", "sr", "sra", "señor", "señora", "mi", "su", "."})
_JOINED_NAMES: Final = frozenset({"de", "del", "la", "las", "los"})
_NO_PERSON: Final = word_list("no_person")
_STOPS: Final = word_list("end_of_a_name")
_NUMBERS: Final = word_list("numbers")
_SOURCE_LEADS: Final = frozenset({"de", "desde", "con", "usando", "del", "debitando", "sacando"})
_LAST_DIGITS: Final = re.compile(r"[0-9]{4}")
_CARDS: Final = {
    "visa": "visa", "mastercard": "mastercard", "master": "mastercard", "diners": "diners", "dinners": "diners", "discover": "discover",
    "american": "american express", "amex": "american express", "titanium": "titanium", "alia": "alia", "cuotafacil": "cuota fácil",
}  # fmt: skip
_TERM_WORDS: Final = {
    "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
    "doce": 12, "quince": 15, "dieciocho": 18, "veinte": 20, "veinticuatro": 24, "treinta": 30, "treintaiseis": 36, "cuarentaiocho": 48,
}  # fmt: skip
_LARGEST_TERM: Final = 240
_LONGEST_NAME: Final = 5


def person_in(text: str, words: Sequence[Word], lexicon: Lexicon, known: Container[str]) -> str | None:
    """Whom it goes to or is about, as typed: "Andrés", "mami", "María Fernanda Toapanta". `known` words end a name."""
    said = [word.said for word in words]
    for index, word in enumerate(said):
        if word in _TO or word.endswith(("le", "les")) or (word == "de" and index + 1 < len(said)):
            first = index + 1
            while first < len(said) and said[first] in _TITLES:
                first += 1
            if word == "de" and not _surely_person(said, first, lexicon):
                continue
            if word not in _TO and word != "de" and not _surely_person(said, first, lexicon):
                continue
            found = _name_at(text, words, first, lexicon, known)
            if found:
                return found
    for index, word in enumerate(said):
        if (word in lexicon.kin and index and said[index - 1] in {"mi", "la", "el", "al"}) or (
            word in lexicon.names and word not in {"don", "doña", "luz"}
        ):
            found = _name_at(text, words, index, lexicon, known)
            if found:
                return found
    return None


def _surely_person(said: Sequence[str], first: int, lexicon: Lexicon) -> bool:
    return first < len(said) and (
        said[first] in lexicon.kin or said[first] in lexicon.names - {"luz", "segundo"}
    )


def _name_at(
    text: str, words: Sequence[Word], first: int, lexicon: Lexicon, known: Container[str]
) -> str | None:
    last = first
    while last < len(words) and last - first < _LONGEST_NAME:
        said = words[last].said
        is_a_name = said in lexicon.names and text[words[last].start].isupper()
        if not said[0].isalpha() or (last == first and said in _NO_PERSON and not is_a_name):
            break
        if lexicon.banks.at(words, last) and said not in lexicon.names:
            break
        if last > first and _joins(words, last):
            last += 3
            continue
        if last > first and (said in _STOPS or said in _NUMBERS):
            break
        is_typed_small = text[words[last].start].islower() and not (
            last == first and _is_titled(words, first)
        )
        if (
            is_typed_small
            and (said in known or lexicon.concepts(said))
            and said not in lexicon.names | lexicon.kin
        ):
            break
        if last > first and said in lexicon.kin:
            break
        last += 1
    while last > first and words[last - 1].said in (_JOINED_NAMES | _STOPS) - lexicon.kin:
        last -= 1
    return text[words[first].start : words[last - 1].end] if last > first else None


def _is_titled(words: Sequence[Word], first: int) -> bool:
    """Behind "la", "al" or "don" even a common word is somebody: "a la vale"."""
    return bool(first) and words[first - 1].said in {"la", "al", "don", "doña"}


def _joins(words: Sequence[Word], index: int) -> bool:
    """Whether "de la" goes on a name: "De la Cruz", "de la Torre"."""
    said = [word.said for word in words[index : index + 3]]
    return said[:2] == ["de", "la"] and said[2:] in (["cruz"], ["torre"], ["rosa"])


def source_in(words: Sequence[Word]) -> str | None:
    """The account it comes from: "ahorros", "corriente", "2030"."""
    said = [word.said for word in words]
    for index, word in enumerate(said):
        if word not in _SOURCE_LEADS:
            continue
        near = said[index + 1 : index + 6]
        for place, one in enumerate(near):
            if one in {"a", "al", "para", "hasta"}:
                break
            if one in {"ahorros", "ahorro", "ahorritos"}:
                return "ahorros"
            if one in {"corriente", "nomina"}:
                return one
            if _LAST_DIGITS.fullmatch(one) and place and near[place - 1] in {
                "cuenta", "en", "la", "terminada", "termina", "numero", "acaba", "con",
            }:  # fmt: skip
                return one
            if one[0] == "<" or one in {"luz", "agua", "tarjeta"}:
                break
    return None


def biller_in(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """What is paid: a company where one is named, else the kind of service."""
    found: list[str] = []
    index = 0
    while index < len(words):
        at = lexicon.billers.at(words, index)
        if at is not None:
            found.append(at[1])
        index += at[0] if at else 1
    companies = [name for name in found if name[0].isupper()]
    return next(iter(companies or found), None)


def contract_in(words: Sequence[Word]) -> str | None:
    """A contract, supply, plate or telephone number: five or more digits in one."""
    for word in words:
        digits = word.said.replace(" ", "")
        if digits.isdigit() and len(digits) > 5:  # noqa: PLR2004
            return digits
    return None


def reason_in(text: str, words: Sequence[Word]) -> str | None:
    """Why it is sent: "por el arriendo", "concepto comida"."""
    said = [word.said for word in words]
    for index, word in enumerate(said):
        if word in {"concepto", "motivo", "referencia", "detalle"} and index + 1 < len(said):
            first = index + 1
            while first < len(said) - 1 and said[first] in {"de", ":", "del"}:
                first += 1
            return text[words[first].start : words[-1].end].strip(" .") or None
    return None


def card_in(words: Sequence[Word]) -> str | None:
    """Which card: its brand, or its last four digits."""
    said = [word.said for word in words]
    for word in said:
        if word in _CARDS:
            return _CARDS[word]
    for index, word in enumerate(said):
        if _LAST_DIGITS.fullmatch(word) and index and said[index - 1] in {
            "en", "tarjeta", "terminada", "termina", "la", "numero", "acaba",
        }:  # fmt: skip
            return word
    return None


def term_in(words: Sequence[Word]) -> int | None:
    """Months of a deferral, a loan or a deposit: "a 6 meses", "en doce cuotas", "a 12", "un año"."""
    said = [word.said for word in words]
    for index, word in enumerate(said):
        number = int(word) if word.isdigit() and len(word) <= 3 else _TERM_WORDS.get(word)  # noqa: PLR2004
        if number is None:
            continue
        after = said[index + 1] if index + 1 < len(said) else ""
        if after in {"mes", "meses", "cuota", "cuotas", "letras", "plazos"} and number <= _LARGEST_TERM:
            return number
        if after in {"año", "años"}:
            return number * 12
    for index, word in enumerate(said):
        before = said[index - 1] if index else ""
        number = int(word) if word.isdigit() and len(word) <= 2 else _TERM_WORDS.get(word)  # noqa: PLR2004
        after = said[index + 1] if index + 1 < len(said) else ""
        if (
            before == "a"
            and number in {3, 6, 9, 12, 18, 24, 36, 48, 60}
            and after not in {"dolares", "dias", "dolar"}
        ):
            return number
    return None
