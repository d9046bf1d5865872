"""The fields of a beneficiary: what is well formed, and what a change makes of one (D16, D17, M91)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from banking.beneficiaries.payees import Payee, destination_index
from banking.people.identification import read_identification
from banking.refusals import FieldFixed, FieldUnreadable
from banking.values import BeneficiaryChange, BeneficiaryField, TransferService

if TYPE_CHECKING:
    from banking.crypto import Keys

longest_line_characters: Final = 60

_ACCOUNT: Final = re.compile(r"[0-9]{6,18}", re.ASCII)
_SEPARATORS: Final = re.compile(r"[\s.\-\u2010-\u2015]+")
_EMAIL: Final = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")
"""Enough to refuse a slip; whether an address exists only its mail server knows."""
_REMOVE: Final = frozenset(
    {"quitar", "ninguno", "ninguna", "borrar", "sin alias", "sin correo", "remove", "none"}
)
_OWN_FIELDS: Final = frozenset({BeneficiaryField.ALIAS, BeneficiaryField.EMAIL})
"""What is the member's own of a Cooprogreso account: the rest is its holder's."""


def read_account_number(text: str) -> str | None:
    """The digits of an account number, spaces and dashes forgiven: 6 to 18."""
    number = _SEPARATORS.sub("", text)
    return number if is_account_number(number) else None


def is_account_number(number: str) -> bool:
    """Whether this is an account number in its normal form."""
    return _ACCOUNT.fullmatch(number) is not None


def read_email(text: str) -> str | None:
    """An e-mail address; None where it cannot be one."""
    address = text.strip()
    return address if _EMAIL.fullmatch(address) else None


def is_email(address: str | None) -> bool:
    """Whether this is an address in its normal form, or none at all."""
    return address is None or read_email(address) == address


def is_line(text: str | None) -> bool:
    """Whether this is one printable line of at most 60 characters, or left out."""
    return text is None or (
        0 < len(text) <= longest_line_characters and text.isprintable() and text == text.strip()
    )


def read_change(
    payee: Payee, field: BeneficiaryField, typed: str | None
) -> BeneficiaryChange | FieldFixed | FieldUnreadable:
    """What was typed for a field in its normal form; reading that form again gives the same."""
    if payee.service is TransferService.COOPROGRESO and field not in _OWN_FIELDS:
        return FieldFixed()
    if field in _OWN_FIELDS and (typed is None or typed.strip().lower() in _REMOVE):
        return BeneficiaryChange(field, None)
    value = _read(field, typed or "")
    return FieldUnreadable(field) if value is None else BeneficiaryChange(field, value)


def with_change(keys: Keys, payee: Payee, change: BeneficiaryChange) -> Payee:
    """The beneficiary with one field changed."""
    match change.field:
        case BeneficiaryField.ALIAS:
            return replace(payee, alias=change.value)
        case BeneficiaryField.EMAIL:
            return replace(payee, email=change.value)
        case BeneficiaryField.NAME:
            return replace(payee, name=change.value or payee.name)
        case BeneficiaryField.IDENTIFICATION:
            read = read_identification(change.value or "")
            return payee if read is None else replace(payee, identification=read)
        case BeneficiaryField.NUMBER:
            number = change.value or payee.number
            destination = destination_index(keys, payee.institution.code, number)
            return replace(payee, number=number, destination=destination)


def _read(field: BeneficiaryField, typed: str) -> str | None:
    match field:
        case BeneficiaryField.EMAIL:
            return read_email(typed)
        case BeneficiaryField.NUMBER:
            return read_account_number(typed)
        case BeneficiaryField.IDENTIFICATION:
            read = read_identification(typed)
            return None if read is None else read.number
        case BeneficiaryField.ALIAS | BeneficiaryField.NAME:
            line = " ".join(typed.split())
            return line if line and is_line(line) else None
