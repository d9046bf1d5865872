"""Several wishes in one message: "pásale 20 a mi mami y después dime cuánto me queda" (desk §3). Where it may be cut, not what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dialogs.understanding.lexicon import word_list
from dialogs.understanding.text import plain

_FIRST: Final = re.compile(r"^\W*(?:primero|antes que nada|para empezar|uno|1\))[\s,:.]+")
_CUT: Final = re.compile(
    r"[\s,;.]+(?:y\s+)?(?:despues|luego|de ahi|enseguida|tambien|ademas|aparte|de paso|por ultimo|segundo|al final)\b[\s,:]*(?:que\s+)?"
    r"|(?P<bare>\s*;\s*|\s*,\s+(?:y\s+)?|\s*\.\s+|\s*\n+\s*)|\s+y\s+"
)
_GOES_ON: Final = word_list("goes_on")
"""What follows a comma within one wish: "el agua, cuenta 7654321"."""
_ABBREVIATED: Final = re.compile(
    r"\b(?:ing|dr|dra|sr|sra|srta|lic|lcdo|lcda|econ|arq|ab|cia|ltda|av|no|st|s\.a|abg|tnlgo|eco)$"
)
_CORRECTS: Final = re.compile(r"^(?:no|ya no|mejor|perdon|digo|mas bien|o sea|espera)\b")
SHORTEST: Final = 4
"""Letters of a part that may be a wish of its own."""


def cuts(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each place where another wish may begin, from the left."""
    compared = plain(text)
    begins = _FIRST.match(compared)
    start = begins.end() if begins else 0
    for found in _CUT.finditer(compared, start):
        before, behind = text[start : found.start()].strip(), text[found.end() :].strip()
        if found["bare"] and "." in found["bare"] and _ABBREVIATED.search(plain(before)):
            continue
        if min(len(before), len(behind)) < SHORTEST or _CORRECTS.match(plain(behind)):
            continue
        goes_on = behind[0].isdigit() or plain(behind).split()[0].strip(",.:") in _GOES_ON
        if not (found["bare"] is not None and goes_on):
            yield before, behind
