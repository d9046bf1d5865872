"""The FAQ: entries as files, ranking and deciding (desk §3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dialogs.understanding.entries import EntryError, _read, entries
from dialogs.understanding.faq import search
from dialogs.understanding.understanding import Decision, understand

TODAY = date(2026, 11, 23)
TOPICS = (
    "requirements_internet supported_browsers how_to_register no_otp_received otp_expired temp_password_email_missing "
    "forgot_password_or_user change_registered_phone change_registered_email card_pin_security_tips temp_pin_validity_change "
    "interbank_delay_and_instant_institutions transfer_fee transfer_limits beneficiary_needed wrong_transfer_what_to_do "
    "bill_commission scheduled_payment_max_amount_exceeded scheduled_payment_insufficient_funds defer_what_and_terms "
    "minimum_payment_vs_total share_account_details download_amortization investment_rates_and_penalty "
    "call_center_and_branches security_is_bot_official_phishing"
)


def test_every_topic_has_an_entry() -> None:
    assert set(TOPICS.split()) <= entries().keys()


@pytest.mark.parametrize("topic", sorted(entries()))
def test_an_entry_finds_itself_by_its_own_question(topic: str) -> None:
    found = search(entries()[topic].question, TODAY)
    assert found.topic == topic


@pytest.mark.parametrize("said", ["me robaron la tarjeta", "me hackearon la cuenta", "yo no hice esa compra"])
def test_fraud_never_ends_in_a_mere_answer(said: str) -> None:
    assert search(said, TODAY).decision is not Decision.ACCEPT
    assert understand(said, TODAY).intent in {"card_freeze", "claim"}


def test_an_expired_entry_is_not_served() -> None:
    before = date(2025, 1, 1)
    assert search("¿cuánto cuesta una transferencia?", TODAY).decision is Decision.ACCEPT
    assert all(not entry.is_valid(before) for entry in entries().values())


def test_an_entry_without_its_owner_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("question: ¿?\nanswer: sí\nvariants:\nuno\n", encoding="utf-8")
    with pytest.raises(EntryError, match="owner"):
        _read(path)
