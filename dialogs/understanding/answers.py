"""Other typed answers: identifications and short free texts."""

from __future__ import annotations

import re

from banking.api import Identification, read_cedula, read_passport, read_receipt_code
from dialogs.engine.states import Invalid, may_fault

LONGEST_STORY = 300
"""Characters of what a member tells in a claim (B23)."""
FEWEST_WORDS = 2
LONGEST_REFERENCE = 60
"""Characters of a reference or reason (M77)."""


@may_fault("identification_unreadable", "identification_check_digit")
def read_identification(text: str) -> Identification | Invalid:
    """A cédula (ten digits with their check digit) or a passport, spaces and dashes forgiven (M15, D17)."""
    cedula = read_cedula(text)
    if cedula is not None:
        return cedula
    bare = re.sub(r"[\s.\-]", "", text)
    if bare.isdigit():
        # Ten digits can only be meant as a cédula; other counts of digits may be a passport.
        cedula_digits = 10
        if len(bare) == cedula_digits:
            return Invalid("identification_check_digit")
    if not any(character.isdigit() for character in bare):
        return Invalid("identification_unreadable")  # words; every passport has digits
    return read_passport(text) or Invalid("identification_unreadable")


@may_fault("receipt_code_unreadable")
def read_code_of_receipt(text: str) -> str | Invalid:
    """A receipt's code, `K7QM-42XA-5TRW`, however it was typed."""
    return read_receipt_code(text) or Invalid("receipt_code_unreadable")


@may_fault("text_empty", "text_too_long")
def read_short_text(text: str) -> str | Invalid:
    """One line of at most 60 characters; the joints of composed emoji go, as does all else that the bank would refuse."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if not line:
        return Invalid("text_empty")
    return line if len(line) <= LONGEST_REFERENCE else Invalid("text_too_long")


@may_fault("story_too_short", "story_too_long")
def read_story(text: str) -> str | Invalid:
    """What happened, in a few words up to 300 characters, as one line."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if len(line.split()) < FEWEST_WORDS:
        return Invalid("story_too_short")
    return line if len(line) <= LONGEST_STORY else Invalid("story_too_long")
