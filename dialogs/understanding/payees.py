"""Typed answers about a beneficiary: account numbers, identifications, names, e-mail addresses (M93, D16, D17)."""

from __future__ import annotations

import re

from banking.api import (
    Identification,
    read_account_number,
    read_email,
    read_identification,
)
from dialogs.engine.states import Invalid, may_fault

HOUSE_DIGITS = 12
"""Of an account number of Cooprogreso (M107)."""
CEDULA_DIGITS, RUC_DIGITS = 10, 13
LONGEST_NAME = 60


@may_fault("house_account")
def read_house_account(text: str) -> str | Invalid:
    """The 12 digits of a Cooprogreso account; "410101082030 - AHO - USD" is understood (M104)."""
    found = re.findall(r"[0-9]+", re.sub(r"(?<=[0-9])[\s.\-]+(?=[0-9])", "", text))
    return found[0] if len(found) == 1 and len(found[0]) == HOUSE_DIGITS else Invalid("house_account")


@may_fault("account")
def read_account(text: str) -> str | Invalid:
    """The digits of an account at another institution."""
    return read_account_number(text) or Invalid("account")


@may_fault("payee_identification", "identification_check_digit", "ruc")
def read_payee_identification(text: str) -> Identification | Invalid:
    """A cédula, a RUC or a passport (D17)."""
    found = read_identification(text)
    if found is not None:
        return found
    bare = re.sub(r"[\s.\-]", "", text)
    if bare.isdigit() and len(bare) == CEDULA_DIGITS:
        return Invalid("identification_check_digit")
    return Invalid("ruc" if bare.isdigit() and len(bare) == RUC_DIGITS else "payee_identification")


@may_fault("name")
def read_name(text: str) -> str | Invalid:
    """A person's or company's name: one line with letters."""
    line = " ".join(text.split())
    readable = line.isprintable() and any(letter.isalpha() for letter in line) and len(line) <= LONGEST_NAME
    return line if readable else Invalid("name")


@may_fault("email")
def read_address(text: str) -> str | Invalid:
    """An e-mail address."""
    return read_email(text) or Invalid("email")
