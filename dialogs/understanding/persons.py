"""Whom a sentence speaks of, as typed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from dialogs.understanding.lexicon import Lexicon, word_list
from dialogs.understanding.text import Word

_TO: Final = frozenset({"a", "al", "para"})
_ARTICLES: Final = frozenset({"la", "el", "mi", "su", "los", "las", "mis", "un", "una", ":"})
_TITLES: Final = frozenset(
    {"don", "doña", "sr", "sra", "srta", "señor", "señora", "señorita", "dr", "dra", "ing", "lic", "lcdo", "lcda", "abg", "arq", "eco", "msc", "."}
)  # fmt: skip
"""What stands before a name and stays part of it: "don Lucho", "Dr. Hidalgo"."""
_COURTESIES: Final = frozenset({"don", "doña", "sr", "sra", "srta", "señor", "señora", "señorita"})
"""Titles that stand before a part of a name only."""
_WHOSE_ACCOUNT: Final = frozenset({"nombre", "favor"})
_JOINED_NAMES: Final = frozenset({"de", "del", "la", "las", "los"})
_ALSO_WORDS: Final = frozenset(
    {"luz", "segundo", "don", "doña", "dolores", "rosa", "blanca", "pilar", "consuelo"}
)
"""Names that are more often words."""
_BEFORE_A_NAME: Final = frozenset({"beneficiario", "beneficiaria", "contacto", "proveedor", "socio", "socia"})
_NO_PERSON: Final = word_list("no_person")
_STOPS: Final = word_list("end_of_a_name")
_NUMBERS: Final = word_list("numbers")
_LONGEST_NAME: Final = 5


def person_in(text: str, words: Sequence[Word], lexicon: Lexicon, known: Container[str]) -> str | None:
    """Whom it goes to or is about, as typed: "Andrés", "mami", "María Fernanda Toapanta". `known` words end a name."""
    said = [word.said for word in words]
    banks = _behind_a_bank(words, lexicon)
    for index in _leads_first(said):
        first = index + 1
        while first < len(said) and said[first] in _ARTICLES:
            first += 1
        named = first
        while named < len(said) and said[named] in _TITLES:
            named += 1
        if _leads_to_a_name(text, words, index, named, lexicon, banks):
            found = _name_at(text, words, first, lexicon, known)
            if found:
                return found
    for index, word in enumerate(said):
        if (word in lexicon.kin and index and said[index - 1] in {"mi", "la", "el", "al"}) or (
            word in lexicon.names and word not in _ALSO_WORDS
        ):
            titled = index - 1 if index and said[index - 1] in _TITLES - {"."} else index
            found = _name_at(text, words, titled, lexicon, known)
            if found:
                return found
    return None


def _leads_first(said: Sequence[str]) -> list[int]:
    """Places whose word may lead to a name: whose account it is said to be counts before all others."""
    surely = [
        place for place in range(1, len(said)) if said[place] == "de" and said[place - 1] in _WHOSE_ACCOUNT
    ]
    return [*surely, *(place for place in range(len(said)) if place not in surely)]


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
    if word in {"de", "del"}:
        return (
            surely or before in _WHOSE_ACCOUNT or (index in banks and _is_written_large(text, words, first))
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
    """The name that begins here, with its title; what somebody is ("mi secretaria") goes before a whole name only."""
    if first >= len(words):
        return None
    titled = first
    while titled < len(words) and words[titled].said in _TITLES:
        titled += 1
    last = _end_of_a_name(text, words, titled, lexicon, known)
    if last == titled and words[first].said in lexicon.kin:
        titled = first  # "la señora", and no more
        last = _end_of_a_name(text, words, titled, lexicon, known)
    if last == titled:
        return None
    if first == titled and first + 1 < len(words) and words[first + 1].said in _TITLES - {"."}:
        return _name_at(text, words, first + 1, lexicon, known)  # "perito Ing. Luis Naranjo"
    named = titled if titled > first else first + 1
    is_said_of_somebody = words[first].said in _COURTESIES or (
        _is_written_small(text, words[first]) and words[first].said not in lexicon.kin
    )
    if is_said_of_somebody and _is_a_whole_name(text, words, named, last):
        first = named
    return text[words[first].start : words[last - 1].end]


def whole_name_in(text: str, words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """Somebody's whole name without a word that leads to it: "nuevo beneficiario: Ferretería López"."""
    for first in range(1, len(words)):
        if not _is_written_large(text, words, first) or _is_no_person(words, first, lexicon):
            continue
        last = first
        while (
            last < len(words)
            and _is_written_large(text, words, last)
            and not _is_no_person(words, last, lexicon)
        ):
            last += 1
        if last - first > 1:
            return text[words[first].start : words[last - 1].end]
    return None


def _is_no_person(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    said = words[index].said
    is_company = lexicon.banks.at(words, index) or lexicon.billers.at(words, index)
    return said in _NO_PERSON or (bool(is_company) and said not in lexicon.names)


def _is_written_small(text: str, word: Word) -> bool:
    return text[word.start].islower()


def _is_a_whole_name(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Given name and surname, both written large: "Lorena Vaca"."""
    return last - first > 1 and all(text[word.start].isupper() for word in (words[first], words[last - 1]))


def _end_of_a_name(
    text: str, words: Sequence[Word], first: int, lexicon: Lexicon, known: Container[str]
) -> int:
    """Where the name that begins here ends; the same place where none does."""
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
        if last > first and _is_initial(words, last):
            last += 2  # "S.A."
            continue
        if last > first and (said in _STOPS or said in _NUMBERS):
            break
        if (
            last > first
            and said in lexicon.kin
            and words[last - 1].said != "ex"
            and not _is_written_large(text, words, last)
        ):
            break
        if _is_a_common_word(text, words, first, last, lexicon, known):
            break
        last += 1
    while (
        last > first
        and words[last - 1].said in (_JOINED_NAMES | _STOPS) - lexicon.kin
        and not (last - first > 2 and _is_initial(words, last - 2))  # noqa: PLR2004 - a name and "S.A"
    ):
        last -= 1
    return last


def _is_initial(words: Sequence[Word], index: int) -> bool:
    """A dot between two letters: "S.A."."""
    around = words[index - 1 : index + 2 : 2]
    glued = len(around) == 2 and around[0].end == words[index].start and words[index].end == around[1].start  # noqa: PLR2004
    return words[index].said == "." and glued and all(len(word.said) == 1 for word in around)


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
    if said[0] not in _JOINED_NAMES | {"el", "y", "e"} or index + size >= len(words):
        return 0
    following = index + size
    goes_on = _is_written_large(text, words, following) or (text.isupper() and said[0] == "del")
    named = lexicon.banks.at(words, following) or words[following].said in _NO_PERSON | lexicon.kin
    alone = (said[0] == "y" and words[following].said in lexicon.names) or not text[
        words[index - 1].start
    ].isupper()
    return 0 if not goes_on or named or alone else size + 1


def _is_titled(words: Sequence[Word], first: int) -> bool:
    """Behind "la", "al" or "don" even a common word is somebody: "a la vale"."""
    return bool(first) and words[first - 1].said in {"la", "al", "don", "doña"}
