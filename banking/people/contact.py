"""Registered phone and e-mail: normal form and masks (M142, S28)."""

from __future__ import annotations

import phonenumbers

_COUNTRY = "EC"


def read_phone(text: str) -> str | None:
    """A phone number in E.164 (`+593991234567`); None where it cannot be one."""
    try:
        number = phonenumbers.parse(text, _COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def national_phone(phone: str) -> str:
    """The number as it is dialled inside the country: `0991234567`; a foreign number stays as it is."""
    number = phonenumbers.parse(phone, _COUNTRY)
    if phonenumbers.region_code_for_number(number) != _COUNTRY:
        return phone
    return f"0{number.national_number}"


def mask_phone(phone: str) -> str:
    """`09•••••567`."""
    national = national_phone(phone)
    return national[:2] + "•" * (len(national) - 5) + national[-3:]


def mask_email(address: str) -> str:
    """`ma•••@g•••.com`: three dots whatever the length."""
    local, _, domain = address.rpartition("@")
    name, dot, suffix = domain.rpartition(".")
    return f"{local[:2] if len(local) > 2 else local[:1]}•••@{name[:1]}•••{dot}{suffix}"  # noqa: PLR2004 - two letters shown
