"""Canonical bytes: stable across machines, different for whatever differs (S07)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from banking.canonical import canonical, digest
from banking.requests import OwnTransfer, RecordConsent
from banking.values import AccountKind, AccountRef, Money, Quote

ONE, TWO = UUID(int=1), UUID(int=2)
SOURCE = AccountRef(1, AccountKind.SAVINGS, "2030")
TARGET = AccountRef(2, AccountKind.SAVINGS, "2048")
ORDER = OwnTransfer(SOURCE, TARGET, Money(2_550), "arriendo", Quote(Money(0), Money(2_550)))

OTHERS = {
    "amount": replace(ORDER, amount=Money(2_551)),
    "fee": replace(ORDER, quote=Quote(Money(1), Money(2_550))),
    "total": replace(ORDER, quote=Quote(Money(0), Money(2_551))),
    "target": replace(ORDER, target=replace(TARGET, id=3)),
    "target's end": replace(ORDER, target=replace(TARGET, last4="2049")),
    "source and target exchanged": replace(ORDER, source=TARGET, target=SOURCE),
    "no reference": replace(ORDER, reference=None),
    "a reference that says None": replace(ORDER, reference="None"),
    "an empty reference": replace(ORDER, reference=""),
}


def test_the_bytes_are_written_down() -> None:
    """A change of this line makes open codes and unfinished operations of the running version worthless."""
    assert digest(ONE, ORDER).hex() == "293223522eedebd6b29f67332570d7362cd94ee472d36ef8e46e33b019705b50"


@pytest.mark.parametrize("difference", OTHERS)
def test_any_difference_shows(difference: str) -> None:
    assert canonical(ONE, OTHERS[difference]) != canonical(ONE, ORDER)


def test_another_operation_or_command_is_another_text() -> None:
    assert digest(ONE, ORDER) != digest(TWO, ORDER)
    assert digest(ONE, RecordConsent(1)) != digest(ONE, RecordConsent(2))
    assert digest(ONE, ORDER) == digest(ONE, replace(ORDER))


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical(ONE, replace(ORDER, reference=2.5))  # type: ignore[arg-type]
