"""Contract, supply, plate and telephone numbers of a sentence: what looks like an amount and is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dialogs.understanding.amounts import DIGITS, SPELT_OUT
from dialogs.understanding.text import Word

_PLATES: Final = frozenset({"placa", "placas"})
_PLATE_LETTERS: Final = 3
_SHORTEST_CONTRACT: Final = 6
_SHORTEST_NAMED_CONTRACT: Final = 5
_NUMBERED: Final = frozenset(
    {
        "contrato",
        "suministro",
        "medidor",
        "numero",
        "codigo",
        "contrapartida",
        "comprobante",
        "placa",
        "placas",
        "cliente",
        "predio",
        "al",
    }
)
"""What stands before a number that is no amount, and may be short."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A contract, supply, plate or telephone number, and which words it takes."""

    number: str
    first: int
    last: int


def references_in(text: str, words: Sequence[Word]) -> list[Reference]:
    """Numbers of something: six or more digits, written in one or in groups ("100 233 41", "098-776-5432"), or said one by one."""
    found: list[Reference] = []
    index = 0
    while index < len(words):
        plate = _plate_at(words, index)
        if plate is not None:
            found.append(plate)
            index = plate.last
        elif words[index].is_number:
            last = _end_of_groups(text, words, index)
            digits = "".join(word.said for word in words[index:last] if word.is_number).replace(" ", "")
            before = {word.said for word in words[max(index - 2, 0) : index]}
            shortest = _SHORTEST_NAMED_CONTRACT if before & _NUMBERED else _SHORTEST_CONTRACT
            if digits.isdigit() and len(digits) >= shortest:
                found.append(Reference(digits, index, last))
            index = last
        else:
            last = index
            while last < len(words) and words[last].said in DIGITS:
                last += 1
            if last - index > SPELT_OUT:
                found.append(
                    Reference("".join(str(DIGITS[word.said]) for word in words[index:last]), index, last)
                )
            index = max(last, index + 1)
    return found


def _plate_at(words: Sequence[Word], index: int) -> Reference | None:
    """Letters and digits in one, as on the plate ("placa PBX 4821", "placas GSB-1234"); a motorcycle's ends with a letter."""
    if words[index].said not in _PLATES or index + 1 >= len(words):
        return None
    letters = words[index + 1]
    if not letters.said.isalpha() or len(letters.said) > _PLATE_LETTERS:
        return None
    place = index + 2
    while place < len(words) and words[place].said == "-":
        place += 1
    if place >= len(words) or not words[place].said.isdigit():
        return None
    number, last, ending = words[place], place + 1, ""
    if (
        last < len(words)
        and words[last].start == number.end
        and len(words[last].said) == 1
        and words[last].said.isalpha()
    ):
        ending, last = words[last].said, last + 1
    return Reference(f"{letters.said}{number.said}{ending}".upper(), index, last)


def _end_of_groups(text: str, words: Sequence[Word], first: int) -> int:
    """Where groups of digits end that stand one behind the other, with a blank or a dash between them."""
    last = first + 1
    while words[first].said.isdigit() and last < len(words):
        following = last + 1 if words[last].said == "-" else last
        if following >= len(words) or not words[following].said.isdigit():
            break
        between = text[words[last - 1].end : words[following].start].strip()
        if between not in {"", "-"}:
            break
        last = following + 1
    return last
