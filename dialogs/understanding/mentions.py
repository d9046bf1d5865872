"""Accounts, billers, cards, terms and reasons a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.text import Word

_GOAL_LEADS: Final = frozenset({"a", "al", "para", "hasta", "hacia"})
_KINDS_OF_ACCOUNT: Final = frozenset({"ahorros", "ahorro", "ahorritos", "corriente", "nomina"})
_SOURCE_LEADS: Final = frozenset(
    {"de", "desde", "con", "usando", "del", "debitando", "sacando", "debito", "cargo", "origen"}
)
_BEFORE_LAST_DIGITS: Final = frozenset(
    {"cuenta", "en", "la", "terminada", "terminado", "termina", "numero", "acaba", "con"}
)
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
_TERMS: Final = frozenset({3, 6, 9, 12, 18, 24, 36, 48, 60})


def source_in(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """The account it comes from: "ahorros", "corriente", "2030"; one "del Banco Bolivariano" is where it goes."""
    said = [word.said for word in words]
    theirs = {place - 2 for place in range(len(words)) if lexicon.banks.at(words, place)}
    for index, word in enumerate(said):
        if word not in _SOURCE_LEADS or (word == "de" and _names_the_goal(said, index)):
            continue
        near = said[index + 1 : index + 6]
        if word in {"debito", "cargo"}:  # "con débito a mi corriente": the account it is taken from
            near = near[1:] if near[:1] in (["a"], ["en"]) else []
        for place, one in enumerate(near):
            if one in _GOAL_LEADS and not (place == 0 and word in {"cargo", "origen"}):
                break
            if one in _KINDS_OF_ACCOUNT and index + 1 + place not in theirs:
                ending = _last_digits_behind(near[place + 1 :])
                return ending or ("ahorros" if one.startswith("ahorr") else one)
            if _LAST_DIGITS.fullmatch(one) and place and near[place - 1] in _BEFORE_LAST_DIGITS:
                return one
            if one[0] == "<" or one in {"luz", "agua", "tarjeta"}:
                break
    return None


def _last_digits_behind(said: Sequence[str]) -> str | None:
    """The digits that tell which of several: "la de ahorros terminada en 4471"."""
    if said[:1] and said[0] in {"terminada", "terminado", "que", "numero", "acabada"}:
        return next((one for one in said[1:4] if _LAST_DIGITS.fullmatch(one)), None)
    return None


def account_in(words: Sequence[Word]) -> str | None:
    """Which account is spoken of, where no money goes anywhere: "ahorros", "corriente", "2030"."""
    said = [word.said for word in words]
    for word in said:
        if word in {"ahorros", "ahorritos"}:
            return "ahorros"
        if word == "corriente":
            return word
    for before, word in pairwise(said):
        if _LAST_DIGITS.fullmatch(word) and before in _BEFORE_LAST_DIGITS:
            return word
    return None


def _names_the_goal(said: Sequence[str], index: int) -> bool:
    """Whether "de ahorros" says which account it goes to: "a mi cuenta de ahorros", "a la de ahorros"."""
    place = index - 1
    while place >= 0 and said[place] in {"mi", "la", "el", "cuenta", "otra", "una", "cuentas", "mis"}:
        place -= 1
    return 0 <= place < index - 1 and said[place] in _GOAL_LEADS | {"en", "hacia"}


def biller_in(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """What is paid: the first that is named; its company, where one stands close behind the kind of service."""
    index, kind, kind_ends = 0, None, -1
    while index < len(words):
        at = lexicon.billers.at(words, index)
        if at is None:
            index += 1
            continue
        size, name = at
        if name[0].isupper():
            between = {word.said for word in words[max(kind_ends, 0) : index]}
            return name if kind is None or "y" not in between else kind
        if kind is None:
            kind, kind_ends = name, index + size
        index += size
    return kind


def reason_in(text: str, words: Sequence[Word]) -> str | None:
    """Why it is sent: "por el arriendo", "concepto comida"."""
    said = [word.said for word in words]
    for index, word in enumerate(said):
        if word in {"concepto", "motivo", "referencia", "detalle"} and index + 1 < len(said):
            first = index + 1
            while first < len(said) - 1 and said[first] in {"de", ":", "del"}:
                first += 1
            return text[words[first].start : words[-1].end].split(",", maxsplit=1)[0].strip(" .") or None
    return None


def card_in(text: str, words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """Which card: its brand, or else its bank as typed, or its last four digits."""
    said = [word.said for word in words]
    for word in said:
        if word in _CARDS:
            return _CARDS[word]
    for index in range(len(words)):
        bank = lexicon.banks.at(words, index)
        if bank is not None:
            first = index + (bank[0] > 1 and words[index].said == "banco")
            return (
                text[words[first].start : words[index + bank[0] - 1].end]
                .removeprefix("del ")
                .removeprefix("de ")
            )
    for index, word in enumerate(said):
        if _LAST_DIGITS.fullmatch(word) and index and said[index - 1] in {
            "en", "tarjeta", "terminada", "termina", "la", "numero", "acaba", "descongelar", "congelar", "bloquear", "desbloquear",
        }:  # fmt: skip
            return word
    return None


def term_in(words: Sequence[Word]) -> int | None:
    """Months of a deferral, a loan or a deposit: "a 6 meses", "en doce cuotas", "a 12", "un año"."""
    said = [word.said for word in words]
    if "año y medio" in " ".join(said):
        return 18
    for index, word in enumerate(said):
        number = int(word) if word.isdigit() and len(word) <= 3 else _TERM_WORDS.get(word)  # noqa: PLR2004
        if number is None:
            continue
        after = said[index + 1] if index + 1 < len(said) else ""
        if (
            after in {"mes", "meses", "cuota", "cuotas", "cuotitas", "cuotita", "letras", "plazos"}
            and number <= _LARGEST_TERM
        ):
            return number
        if after in {"año", "años"}:
            return number * 12 + (6 if said[index + 2 : index + 4] == ["y", "medio"] else 0)
    for index, word in enumerate(said):
        before = said[index - 1] if index else ""
        number = int(word) if word.isdigit() and len(word) <= 2 else _TERM_WORDS.get(word)  # noqa: PLR2004
        after = said[index + 1] if index + 1 < len(said) else ""
        if before == "a" and number in _TERMS and after not in {"dolares", "dias", "dolar"}:
            return number
    return None


def is_bare_term(words: Sequence[Word]) -> bool:
    """A number alone, without dollars or cents, that may as well be months."""
    return len(words) == 1 and words[0].said.isdigit() and int(words[0].said) in _TERMS
