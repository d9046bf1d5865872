"""The amount a sentence speaks of. What may also be a date, a term, an account or a contract is none; two amounts are none either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from banking.api import Money
from dialogs.engine.states import Invalid
from dialogs.understanding.lexicon import word_list
from dialogs.understanding.money import read_money
from dialogs.understanding.text import Word

_NUMBER_WORDS: Final = word_list("numbers")
_ONE: Final = frozenset({"un", "una"})
COINS: Final = frozenset({
    "dolar", "dolares", "dolarito", "dolaritos", "centavo", "centavos", "centavitos", "$", "luca", "lucas", "palo", "palos",
})  # fmt: skip
_DOLLARS: Final = frozenset({"dolar", "dolares", "dolaritos", "dolarito"})
_SLANG: Final = frozenset({"luca", "lucas", "palo", "palos"})
_JOINTS: Final = frozenset({"y", "con"})
_COUNTED: Final = word_list("counted")
_BEFORE_OTHER_NUMBERS: Final = word_list("before_other_numbers")
_MONTHS: Final = word_list("months")
_BRANDS: Final = frozenset({"visa", "mastercard", "diners", "discover", "amex", "express", "master"})
_LAST_OF_A_CARD: Final = 4
_HUNDREDTHS: Final = "100"
_A_FEW: Final = frozenset({"dos", "tres", "cuatro", "cinco", "seis", "2", "3", "4", "5", "6"})
_SHORT_WORD: Final = 3
_LONGEST_BARE: Final = 5
"""Digits of a number without cents that may still be an amount; a longer one is a contract or an account."""
_LARGEST_TERM: Final = 60
_DAYS: Final = 31
SPELT_OUT: Final = 5
"""Digits said one by one that are a number of something."""
DIGITS: Final = {
    "cero": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip


class Doubt(StrEnum):
    """Why a sentence with an amount has none we may take."""

    AMBIGUOUS = "ambiguous"
    SEVERAL = "several"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Found:
    """An amount, or the doubt; and which words it takes."""

    amount: Money | None
    doubt: Doubt | None
    first: int
    last: int


def amount_in(text: str, words: Sequence[Word], taken: frozenset[int] = frozenset()) -> Found | None:
    """The one amount of a sentence; None where it has none. Words `taken` by a contract, a plate or a telephone count for nothing."""
    runs = [
        run
        for run in _runs(words)
        if not _is_part_of_a_word(text, words, run[0])
        and not _is_spelt_out(words, *run)
        and taken.isdisjoint(range(*run))
    ]
    found = [_read(text, words, first, last) for first, last in runs if _is_money(text, words, first, last)]
    if not found:
        return None
    if len({one.amount for one in found}) > 1 or (len(found) > 1 and found[0].doubt):
        return Found(None, Doubt.SEVERAL, found[0].first, found[-1].last)
    if _is_about(words, found[0]):
        return Found(None, Doubt.UNCLEAR, found[0].first, found[0].last)
    return found[0]


def _is_about(words: Sequence[Word], found: Found) -> bool:
    """Said as a guess: "entre 50 y 70", "ciento y pico", "unos 30 o 40"."""
    before = words[found.first - 1].said if found.first else ""
    after = [word.said for word in words[found.last : found.last + 3]]
    return before == "entre" or "pico" in after or "tantos" in after[:2]


def _is_part_of_a_word(text: str, words: Sequence[Word], first: int) -> bool:
    """Digits right behind a letter are a plate or a code: "GSB1234"; "USD20" is an amount."""
    start = words[first].start
    glued = (
        first > 0 and words[first].is_number and words[first - 1].end == start and text[start - 1].isalnum()
    )
    return glued and words[first - 1].said not in COINS


def _is_spelt_out(words: Sequence[Word], first: int, last: int) -> bool:
    """A number said digit by digit is a contract or a telephone: "dos cero cero uno uno"."""
    return last - first >= SPELT_OUT and all(word.said in DIGITS for word in words[first:last])


def _runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Stretches of words that speak of a quantity."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        last = index
        while last < len(words) and _is_quantity(words, last, index) and not _begins_anew(words, last, index):
            last += 1
        end = last
        while end > index and words[end - 1].said in _JOINTS | _ONE:
            end -= 1
        if end > index and any(_counts(word) for word in words[index:end]):
            runs.append((index, end))
        index = max(last, index + 1)
    return runs


def _begins_anew(words: Sequence[Word], index: int, first: int) -> bool:
    """A number right behind digits is another one: "a la 4471 cincuenta dólares"; "2 mil" is one."""
    said = words[index].said
    is_number = words[index].is_number or (said in _NUMBER_WORDS and said != "mil")
    if index > first + 1 and is_number and words[index - 1].said in _DOLLARS and words[index].is_number:
        following = words[index + 1].said if index + 1 < len(words) else ""
        return not following.startswith("centav")  # "5 dólares 50 centavos" is one
    return index > first and words[index - 1].is_number and is_number


def _counts(word: Word) -> bool:
    return word.is_number or word.said in _NUMBER_WORDS or word.said in COINS or word.said == "medio"


def _is_quantity(words: Sequence[Word], index: int, first: int) -> bool:
    said = words[index].said
    following = words[index + 1].said if index + 1 < len(words) else ""
    if words[index].is_number or said in _NUMBER_WORDS or said in COINS:
        return True
    if said == "/":
        return index > first and following == _HUNDREDTHS  # "con 45/100", as on a cheque
    if said in _ONE:
        return following in COINS or following == "mil"
    if said in _JOINTS:
        return index > first and (
            following in _NUMBER_WORDS or following == "medio" or following[:1].isdigit() or following in _ONE
        )
    return said == "medio" and (index > first or following in {"dolar", "dolarito"})


def _is_money(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    said = [word.said for word in words[first:last]]
    if COINS & set(said):
        return True
    before = words[first - 1].said if first else ""
    after, following = ([word.said for word in words[last : last + 2]] + ["", ""])[:2]
    if after in _COUNTED or _is_day(before, after, following) or _counts_things(text, words, first, last):
        return False
    if before in _BEFORE_OTHER_NUMBERS and not (
        _is_a_known_sum(before, after, following) or (before == "los" and not _may_be_a_day(said))
    ):
        return False
    if len(said) == 1 and said[0].isdigit() and _names_something(said[0], before):
        return False
    if before in _BRANDS and len(said[0]) == _LAST_OF_A_CARD and len(said) == 1:
        return False  # "visa 4412": which card
    # "A 12" is a term; "a 20 a mi mami" is not.
    return before != "a" or after in {"a", "al", "para"} or not _is_small(said)


def _counts_things(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A few of something: "mis dos empleadas", "3 tarjetas"; what is somebody's name or goes on with the wish is none."""
    if last - first > 1 or last >= len(words) or words[first].said not in _A_FEW:
        return False
    after = text[words[last].start : words[last].end]
    return after.endswith("s") and len(after) > _SHORT_WORD and after[0].islower()


def _is_a_known_sum(before: str, after: str, following: str) -> bool:
    """One both know of: "los 80 del arriendo", "los 50 a Tamara"."""
    return (
        before == "los" and after in {"del", "de", "a", "al"} and following not in {"cada", "mes", *_MONTHS}
    )


def _may_be_a_day(said: Sequence[str]) -> bool:
    """Small enough for "los 15" to be days of the month."""
    read = read_money(" ".join(said))
    return isinstance(read, Invalid) or read.cents <= _DAYS * 100


def _is_day(before: str, after: str, following: str) -> bool:
    """Part of a date: "15 de diciembre", "15/12"."""
    if after in {"de", "/"} and (following in _MONTHS or following[:1].isdigit()):
        return True
    return before in {"/", "#"} or after == "/"


def _names_something(digits: str, before: str) -> bool:
    """A contract, an account by its last four, a day of the month."""
    if len(digits) > _LONGEST_BARE or (len(digits) > 1 and digits[0] == "0"):
        return True
    if before in {"el", "al", "del"} and int(digits) <= _DAYS:
        return True
    return before in {"la", "en"} and len(digits) == 4  # noqa: PLR2004


def _is_small(said: Sequence[str]) -> bool:
    read = read_money(" ".join(said))
    return not isinstance(read, Invalid) and read.cents <= _LARGEST_TERM * 100


def _read(text: str, words: Sequence[Word], first: int, last: int) -> Found:
    if _SLANG & {word.said for word in words[first:last]}:
        return Found(None, Doubt.AMBIGUOUS, first, last)
    start, end = words[first].start, words[last - 1].end
    read = read_money(_spelt_out(text, words, first, last) or text[start:end])
    if isinstance(read, Invalid):
        doubt = Doubt.AMBIGUOUS if read.fault == "amount_ambiguous" else Doubt.UNCLEAR
        return Found(None, doubt, first, last)
    return Found(read, None, first, last)


def _spelt_out(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """The run with abbreviations written out, numbers as typed, the sign of the dollar in front."""
    parts = [text[word.start : word.end] if word.is_number else word.said for word in words[first:last]]
    if "$" in parts:
        parts = ["$", *(part for part in parts if part not in {"$", "dolares"})]
    if parts[0] == "dolares":  # "USD 20"
        parts = [*parts[1:], "dolares"]
    return " ".join(parts)
