"""People, accounts, billers, contracts, cards, terms and reasons a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from dialogs.understanding.amounts import DIGITS, SPELT_OUT
from dialogs.understanding.lexicon import Lexicon, word_list
from dialogs.understanding.text import Word

_TO: Final = frozenset({"a", "al", "para"})
_ARTICLES: Final = frozenset(
    {"la", "el", "mi", "don", "doña", "sr", "sra", "señor", "señora", "los", "las", "su", "mis", "una", "un"}
)
_TITLES: Final = frozenset({"la", "el", "don", "doña", "sr", "sra", "señor", "señora", "mi", "su", "."})
_JOINED_NAMES: Final = frozenset({"de", "del", "la", "las", "los"})
_ALSO_WORDS: Final = frozenset(
    {"luz", "segundo", "don", "doña", "dolores", "rosa", "blanca", "pilar", "consuelo"}
)
"""Names that are more often words."""
_BEFORE_A_NAME: Final = frozenset({"beneficiario", "beneficiaria", "contacto", "proveedor", "socio", "socia"})
_GOAL_LEADS: Final = frozenset({"a", "al", "para", "hasta", "hacia"})
_BETWEEN_KIND_AND_COMPANY: Final = 2
"""Words between "el internet" and "Netlife" that still make one of them."""
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
_TERMS: Final = frozenset({3, 6, 9, 12, 18, 24, 36, 48, 60})
_LONGEST_NAME: Final = 5


def person_in(text: str, words: Sequence[Word], lexicon: Lexicon, known: Container[str]) -> str | None:
    """Whom it goes to or is about, as typed: "Andrés", "mami", "María Fernanda Toapanta". `known` words end a name."""
    said = [word.said for word in words]
    banks = _behind_a_bank(words, lexicon)
    for index in range(len(said)):
        first = index + 1
        while first < len(said) and said[first] in _TITLES:
            first += 1
        if _leads_to_a_name(text, words, index, first, lexicon, banks):
            found = _name_at(text, words, first, lexicon, known)
            if found:
                return found
    for index, word in enumerate(said):
        if (word in lexicon.kin and index and said[index - 1] in {"mi", "la", "el", "al"}) or (
            word in lexicon.names and word not in _ALSO_WORDS
        ):
            found = _name_at(text, words, index, lexicon, known)
            if found:
                return found
    return None


def _leads_to_a_name(
    text: str, words: Sequence[Word], index: int, first: int, lexicon: Lexicon, banks: Container[int]
) -> bool:
    """Whether a name may stand behind a word: "a", "para", "a favor de", "al beneficiario", "devuélvele Ana"."""
    word = words[index].said
    if word in _TO:
        return True
    if first >= len(words):
        return False
    surely = words[first].said in lexicon.kin or words[first].said in lexicon.names - _ALSO_WORDS
    before = words[index - 1].said if index else ""
    if word == "de":
        return (
            surely
            or before in {"favor", "nombre"}
            or (index in banks and _is_written_large(text, words, first))
        )
    if word in _BEFORE_A_NAME:
        return _is_written_large(text, words, first)
    return word.endswith(("le", "les")) and surely


def _behind_a_bank(words: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """Places right behind the name of a bank, or of an account."""
    found = {place + 1 for place, word in enumerate(words) if word.said == "cuenta"}
    for place in range(len(words)):
        at = lexicon.banks.at(words, place)
        if at:
            found.add(place + at[0])
    return found


def _is_written_large(text: str, words: Sequence[Word], index: int) -> bool:
    """Written as names are, in a message that is not written so as a whole."""
    return index < len(words) and text[words[index].start].isupper() and not text.isupper()


def _name_at(
    text: str, words: Sequence[Word], first: int, lexicon: Lexicon, known: Container[str]
) -> str | None:
    last = first
    while last < len(words) and last - first < _LONGEST_NAME:
        said = words[last].said
        is_a_name = text[words[last].start].isupper() and (
            said in lexicon.names or _is_written_large(text, words, last + 1)
        )
        if not said[0].isalpha() or (last == first and said in _NO_PERSON and not is_a_name):
            break
        if lexicon.banks.at(words, last) and said not in lexicon.names:
            break
        if last > first and (joined := _joined(text, words, last, lexicon)):
            last += joined
            continue
        if last > first and (said in _STOPS or said in _NUMBERS):
            break
        if last > first and said in lexicon.kin and words[last - 1].said != "ex":
            break
        if _is_a_common_word(text, words, first, last, lexicon, known):
            break
        last += 1
    while last > first and words[last - 1].said in (_JOINED_NAMES | _STOPS) - lexicon.kin:
        last -= 1
    return text[words[first].start : words[last - 1].end] if last > first else None


def _is_a_common_word(
    text: str, words: Sequence[Word], first: int, last: int, lexicon: Lexicon, known: Container[str]
) -> bool:
    """Typed small and known for something else."""
    said = words[last].said
    if not text[words[last].start].islower() or said in lexicon.names | lexicon.kin:
        return False
    return (said in known or bool(lexicon.concepts(said))) and not (
        last == first and _is_titled(words, first)
    )


def _joined(text: str, words: Sequence[Word], index: int, lexicon: Lexicon) -> int:
    """How many words go on a name from here: "De la Cruz", "Textiles del Norte", "Panadería El Sol"."""
    said = [word.said for word in words[index : index + 3]]
    if said[:2] == ["de", "la"] and said[2:] in (["cruz"], ["torre"], ["rosa"]):
        return 3
    size = 2 if said[:2] in (["de", "la"], ["de", "los"], ["de", "las"]) else 1
    if said[0] not in _JOINED_NAMES | {"el", "y"} or index + size >= len(words):
        return 0
    following = index + size
    goes_on = _is_written_large(text, words, following) or (text.isupper() and said[0] == "del")
    named = lexicon.banks.at(words, following) or words[following].said in _NO_PERSON | lexicon.kin
    alone = said[0] == "y" or not text[words[index - 1].start].isupper()
    return 0 if not goes_on or named or alone else size + 1


def _is_titled(words: Sequence[Word], first: int) -> bool:
    """Behind "la", "al" or "don" even a common word is somebody: "a la vale"."""
    return bool(first) and words[first - 1].said in {"la", "al", "don", "doña"}


def source_in(words: Sequence[Word]) -> str | None:
    """The account it comes from: "ahorros", "corriente", "2030"."""
    said = [word.said for word in words]
    for index, word in enumerate(said):
        if word not in _SOURCE_LEADS or (word == "de" and _names_the_goal(said, index)):
            continue
        near = said[index + 1 : index + 6]
        for place, one in enumerate(near):
            if one in _GOAL_LEADS:
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
            return name if kind is None or index - kind_ends <= _BETWEEN_KIND_AND_COMPANY else kind
        if kind is None:
            kind, kind_ends = name, index + size
        index += size
    return kind


def contract_in(words: Sequence[Word]) -> str | None:
    """A contract, supply, plate or telephone number: six or more digits in one, or said one by one."""
    spoken = ""
    for word in words:
        digits = word.said.replace(" ", "")
        if digits.isdigit() and len(digits) > 5:  # noqa: PLR2004
            return digits
        spoken = f"{spoken}{DIGITS[word.said]}" if word.said in DIGITS else ""
        if len(spoken) > SPELT_OUT and not _goes_on(words, word):
            return spoken
    return None


def _goes_on(words: Sequence[Word], word: Word) -> bool:
    place = words.index(word) + 1
    return place < len(words) and words[place].said in DIGITS


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
        if before == "a" and number in _TERMS and after not in {"dolares", "dias", "dolar"}:
            return number
    return None


def is_bare_term(words: Sequence[Word]) -> bool:
    """A number alone, without dollars or cents, that may as well be months."""
    return len(words) == 1 and words[0].said.isdigit() and int(words[0].said) in _TERMS
